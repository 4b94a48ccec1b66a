import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { uploadCommand } from './commands.ts';
import { uploadAddress } from '../torrent/links.ts';

/** How to publish the first torrent where there is none, by the form and from a terminal; `''` is no collection. */
export function firstUpload(collection: string, frame: Frame): Html {
  const { publicAddresses, needsToken } = frame;
  const { start: messages, common } = frame.messages;
  return html`<p><a class="button" href="${uploadAddress(collection, frame)}">${common.uploadTorrent}</a></p>
    <p>${needsToken ? messages.orTerminalWithToken : messages.orTerminal}</p>
    ${uploadCommand(publicAddresses.collection(collection), frame)}`;
}
