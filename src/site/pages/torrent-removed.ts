import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../frame.ts';
import { formTokenField } from './form-token.ts';
import { layout } from './layout.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface RemovedPageInput {
  readonly torrent: Torrent;
  readonly mayRestore: boolean;
  /** For how long that can be done. */
  readonly undoDays: number;
  /** What the reader deleted it with, when they have no token. */
  readonly deleteKey: string | undefined;
}

/** That a torrent was removed, when and why, and the way to undo it. */
export function removedPage(input: RemovedPageInput, frame: Frame): string {
  const { torrent, mayRestore } = input;
  const { removal: words, standing } = frame.words;
  const { removal } = torrent;
  const content = html`<article class="problem">
    <h1>${words.removed(frame.format.name(torrent.title ?? torrent.name))}</h1>
    ${removal !== undefined && html`<p>${words.removedAt(frame.format.moment(removal.at))}</p>`}
    ${removal?.reason !== undefined && html`<p>${standing.reason(html`<bdi>${removal.reason}</bdi>`)}</p>`}
    ${mayRestore ? undo(input, frame) : html`<p>${words.notByYou}</p>`}
  </article>`;
  return layout({ title: words.removedTitle, content, hidden: true }, frame);
}

function undo({ torrent, undoDays, deleteKey }: RemovedPageInput, frame: Frame): Html {
  const { removal: words } = frame.words;
  const until = new Date((torrent.removal?.at.getTime() ?? 0) + undoDays * DAY_MS);
  return html`<p>${words.restorable(frame.format.moment(until))}</p>
    <form action="${frame.addresses.restore(torrent)}" method="post">
      ${formTokenField(frame)}
      ${deleteKey !== undefined && html`<input type="hidden" name="key" value="${deleteKey}" />`}
      <button class="button">${words.undo}</button>
    </form>`;
}
