import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Metainfo } from '../../metainfo/metainfo.ts';
import { copiedLine } from '../layout/copied-line.ts';
import type { Frame } from '../layout/frame.ts';
import { citation } from './citation.ts';
import { folded } from './folded.ts';

/** A citation, and the lines that put a badge of the torrent into a page elsewhere. */
export function citeAndEmbed(torrent: Torrent, metainfo: Metainfo, needsToken: boolean, frame: Frame): Html {
  const { publicAddresses, branding } = frame;
  const { cite: messages } = frame.messages;
  const page = publicAddresses.page(torrent);
  const bibtex = citation({ torrent, metainfo, page, siteName: branding.siteName });
  const badge = publicAddresses.badge(torrent);
  const line = (label: string, text: string): Html =>
    html`<h3>${label}</h3>
      ${copiedLine(text, label, frame)}`;
  return folded(
    messages.title,
    undefined,
    html`${line('BibTeX', bibtex.trimEnd())}
    ${
      // Pages elsewhere have no token to show it with.
      !needsToken &&
      html`${line(messages.markdown, `[![torrent](${badge})](${page})`)}
      ${line(messages.html, `<a href="${page}"><img src="${badge}" alt="torrent"></a>`)}`
    }`,
  );
}

/** What programs and other pages take of a torrent, and the way to tell a moderator of it. */
export function footLinks(torrent: Torrent, { addresses, messages }: Frame): Html {
  const { cite, manage } = messages;
  const collection = addresses.collection(torrent.collection);
  return html`<nav class="foot" aria-label="${manage.title}">
    <a href="${addresses.json(torrent)}">JSON</a>
    <a href="${addresses.badge(torrent)}">${cite.badge}</a>
    <a href="${addresses.citation(torrent)}">${cite.cite}</a>
    ${
      // One whose path a served folder has is a search, without a feed below it.
      collection.endsWith('/') && html`<a href="${collection}feed.atom">${cite.feed}</a>`
    }
    <a href="${addresses.report(torrent)}" rel="nofollow">${manage.report}</a>
  </nav>`;
}
