import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import { download } from '../../service/addresses.ts';
import { copiedLine } from '../layout/copied-line.ts';
import type { Frame } from '../layout/frame.ts';

const ADDRESS_CHARACTERS_MAX = 100;

/** Lines that get a torrent from a terminal, or what is in it. `needsToken`: reading needs a token here. */
export function downloadCommands(torrent: Torrent, needsToken: boolean, frame: Frame): Html {
  const { share: messages } = frame.messages;
  const address = plainAddress(torrent, frame);
  const fileName = address.slice(address.lastIndexOf('/') + 1);
  const token = needsToken ? '-u :TOKEN ' : '';
  return html`<section aria-labelledby="share">
    <h2 id="share">${messages.title}</h2>
    <dl class="lines">
      ${line(messages.file, `curl ${token}-fLO ${address}`, frame)}
      ${line(messages.verify, `echo "${torrent.sha256}  ${fileName}" | sha256sum -c`, frame)}
      ${
        // These programs send no token with an address, and the first two read no torrents that are v2 alone.
        !needsToken &&
        html`${
          torrent.infohashV1 !== undefined &&
          html`${line('aria2', `aria2c ${address}`, frame)}
          ${line('Transmission', `transmission-remote -a ${address}`, frame)}`
        }
        ${line('qBittorrent', `qbittorrent ${address}`, frame)}`
      }
    </dl>
  </section>`;
}

/** The address by path where it is one plain word of a shell that people can read, else the one by infohash. */
function plainAddress(torrent: Torrent, { publicAddresses }: Frame): string {
  const address = download(publicAddresses, torrent);
  const isPlain = address.length <= ADDRESS_CHARACTERS_MAX && /^[\w:/.~[\]-]+$/.test(address);
  return isPlain ? address : publicAddresses.permalink(torrent);
}

function line(label: string, text: string, frame: Frame): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${copiedLine(text, label, frame)}</dd>
  </div> `;
}
