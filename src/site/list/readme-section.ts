import { html, linkedData, type Html } from '../../http/html.ts';
import type { RenderedReadme } from '../../service/markdown.ts';
import type { Frame } from '../layout/frame.ts';

/** What people wrote about a collection: the beginning of it, the rest when asked, and a link to what is not shown. */
export function readmeSection(
  { beginning, rest, isCut }: RenderedReadme,
  path: string,
  { messages, addresses }: Frame,
): Html {
  const whole =
    isCut && html`<p><a href="${addresses.readme(path)}">${messages.collection.wholeReadme}</a></p>`;
  return html`<div class="written readme" dir="auto">
    ${beginning}
    ${
      rest !== undefined &&
      html`<details>
        <summary>${messages.collection.more}</summary>
        ${rest} ${whole}
      </details>`
    }
    ${rest === undefined && whole}
  </div>`;
}

/** The same for programs that read the head of the page. */
export function readmeMetadata(
  { title, summary }: RenderedReadme,
  path: string,
  { publicAddresses }: Frame,
): Html {
  return linkedData({
    '@context': 'https://schema.org',
    '@type': 'DataCatalog',
    name: title ?? path,
    description: summary,
    url: publicAddresses.collection(path),
  });
}
