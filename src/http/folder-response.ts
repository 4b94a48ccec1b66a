import { hrefOf, type FolderEntry, type FolderListing } from './folder-listing.ts';
import { html, type Html } from './html.ts';
import { FORM_VARY, preferredForm } from './negotiate.ts';
import { respondHtml, respondJson, respondText } from './respond.ts';

/**
 * A listing as a page, as `{ items, isCut }`, or as text with one URL for each line, whichever the request prefers.
 * `address` is that of the folder, absolute and ending in a slash; `styleSheet` is the address of the page's style
 * sheet.
 */
export function respondFolder(
  request: Request,
  listing: FolderListing,
  address: string,
  styleSheet: string,
): Response {
  const headers = { vary: FORM_VARY, 'cache-control': 'no-cache' };
  switch (preferredForm(request)) {
    case 'html':
      return respondHtml(200, folderPage(listing, address, styleSheet), headers);
    case 'json': {
      const items = listing.entries.map((entry) => ({
        name: entry.name,
        kind: entry.kind,
        bytes: entry.kind === 'file' ? entry.lengthBytes : null,
        modifiedAt: entry.lastModified.toISOString(),
        url: address + hrefOf(entry),
      }));
      return respondJson(200, { items, isCut: listing.isCut }, headers);
    }
    case 'text':
      return respondText(200, listing.entries.map((entry) => address + hrefOf(entry)).join('\n'), headers);
  }
}

function folderPage({ entries, isCut }: FolderListing, address: string, styleSheet: string): string {
  const path = decodeURIComponent(new URL(address).pathname);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Files in ${path}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="${styleSheet}" />
      </head>
      <body>
        <main id="main" class="wrap">
          <h1>Files in <bdi>${path}</bdi></h1>
          <p><a href="../">Up</a></p>
          ${entries.length === 0 && html`<p>This folder is empty.</p>`}
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col" class="number">Bytes</th>
                <th scope="col">Changed (UTC)</th>
              </tr>
            </thead>
            <tbody>
              ${entries.map(row)}
            </tbody>
          </table>
          ${isCut && html`<p>This list is not complete: the folder has more files.</p>`}
        </main>
      </body>
    </html> `;
  return page.toString();
}

function row(entry: FolderEntry): Html {
  const modifiedAt = entry.lastModified.toISOString();
  return html`<tr>
    <td>
      <a href="./${hrefOf(entry)}"><bdi>${entry.name}</bdi>${entry.kind === 'folder' && '/'}</a>
    </td>
    <td class="number">${entry.kind === 'file' && entry.lengthBytes.toLocaleString('en-GB')}</td>
    <td><time datetime="${modifiedAt}">${modifiedAt.slice(0, 16).replace('T', ' ')}</time></td>
  </tr>`;
}
