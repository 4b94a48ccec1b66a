import { isOfStreams, isStream } from '../../catalogue/stream.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { streamCommand, uploadCommand } from './commands.ts';
import { mayUpload } from './may-upload.ts';
import { uploadAddress } from '../torrent/links.ts';

/**
 * How to publish in a collection, by the form and from a terminal; `''` is none. A stream has only the latter. False for
 * those who may not.
 */
export function publishSection(title: string, collection: string, frame: Frame): Html | false {
  if (!mayUpload(collection, frame)) return false;
  const { publicAddresses, messages } = frame;
  const address = publicAddresses.collection(collection);
  if (isOfStreams(collection)) {
    return html`<section class="card aside" aria-labelledby="publish">
      <h2 id="publish">${title}</h2>
      ${streamCommand(isStream(collection) ? address : `${address}name/`, frame)}
    </section>`;
  }
  const form = uploadAddress(collection, frame);
  return html`<section class="card aside" aria-labelledby="publish">
    <h2 id="publish">${title}</h2>
    <p>${messages.start.formOrTerminal({ link: (text) => html`<a href="${form}">${text}</a>` })}</p>
    ${uploadCommand(address, frame)}
    <p><a href="${frame.addresses.guide}">${messages.guide.title({ site: frame.branding.siteName })}</a></p>
  </section>`;
}
