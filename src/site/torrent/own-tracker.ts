import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import { download } from '../../service/addresses.ts';
import type { Frame } from '../layout/frame.ts';

/** What the page of a torrent shows of the tracker of this site. */
export interface ShownTracker {
  /** Whether only clients with a passkey may enter the swarm. */
  readonly needsPasskey: boolean;
}

/** The link to the file with the tracker of this site, and what is special about that file. */
export function trackerDownload(torrent: Torrent, { needsPasskey }: ShownTracker, frame: Frame): Html {
  const { addresses, visitor, messages } = frame;
  const { tracker } = messages;
  const isSignedIn = visitor.token !== undefined;
  if (needsPasskey && !isSignedIn) return html`<p class="hint">${tracker.signIn}</p>`;
  return html`<a class="button quiet" href="${download(addresses, torrent)}?tracker=own"
      >${tracker.download}</a
    >
    <p class="hint">${isSignedIn ? tracker.withPasskey : tracker.about}</p>`;
}
