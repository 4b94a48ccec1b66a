import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import { download } from '../../service/addresses.ts';
import type { Frame } from '../layout/frame.ts';
import { shellWord } from '../list/commands.ts';
import { copiedLine } from '../layout/copied-line.ts';

/** Lines that get a torrent, or what is in it, from a terminal. `needsToken`: nobody reads here without one. */
export function downloadCommands(torrent: Torrent, needsToken: boolean, frame: Frame): Html {
  const { share: messages } = frame.messages;
  const address = shellWord(download(frame.publicAddresses, torrent));
  const curl = line(messages.curl, `curl ${needsToken ? '-u :TOKEN ' : ''}-OJ ${address}`, frame);
  // Neither program sends a token with the address, nor reads torrents that are v2 alone.
  if (needsToken || torrent.infohashV1 === undefined) return curl;
  return html`${curl} ${line(messages.aria2, `aria2c ${address}`, frame)}
  ${line(messages.transmission, `transmission-remote -a ${address}`, frame)}`;
}

function line(label: string, text: string, frame: Frame): Html {
  return html`<h3>${label}</h3>
    ${copiedLine(text, label, frame)}`;
}
