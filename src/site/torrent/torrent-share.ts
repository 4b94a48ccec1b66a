import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Magnet } from '../../metainfo/magnet.ts';
import type { Frame } from '../layout/frame.ts';
import { lacksAddresses, magnetQr } from './qr.ts';
import { downloadCommands } from './download-commands.ts';

/** The ways to a torrent from a terminal, and with a telephone that looks at the page. */
export function shareSection(torrent: Torrent, magnet: Magnet, needsToken: boolean, frame: Frame): Html {
  const { share: messages } = frame.messages;
  const qr = magnetQr(magnet, messages.qr);
  return html`<section class="share" aria-labelledby="share">
    <h2 id="share">${messages.title}</h2>
    <div class="ways">
      <div>${downloadCommands(torrent, needsToken, frame)}</div>
      ${
        qr !== undefined &&
        html`<figure>
          ${qr}
          <figcaption>
            ${lacksAddresses(magnet) ? messages.qrHintWithoutAddresses : messages.qrHint}
          </figcaption>
        </figure>`
      }
    </div>
  </section>`;
}
