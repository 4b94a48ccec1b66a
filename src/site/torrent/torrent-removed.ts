import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { formTokenField } from '../layout/form-token.ts';
import { layout } from '../layout/layout.ts';
import { torrentLink, trail } from './links.ts';
import { problemNote } from '../problem/problem-note.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface RemovedPageInput {
  readonly torrent: Torrent;
  /** The nearest collection that has something in it, of those it was in; `''` for none. */
  readonly above: string;
  readonly mayRestore: boolean;
  /** For how long that can be done. */
  readonly undoDays: number;
  /** What the reader deleted it with, when they have no token. */
  readonly deleteKey: string | undefined;
  /** What has its path by now, and whether the reader may move or delete that. */
  readonly occupant: Torrent | undefined;
  readonly mayMoveOccupant: boolean;
  /** Why it could not be restored. */
  readonly problem: Problem | undefined;
}

/** That a torrent was removed, when and why, and the way to undo it. */
export function removedPage(input: RemovedPageInput, frame: Frame): string {
  const { torrent, mayRestore, occupant, problem } = input;
  const { removal: messages, stateNote } = frame.messages;
  const { removal } = torrent;
  const content = html`${trail(input.above, frame)}
    ${problem !== undefined && occupant === undefined && problemNote(problem, frame)}
    <article class="problem">
      <h1>${messages.removed({ torrent: frame.format.name(torrent.title ?? torrent.name) })}</h1>
      ${removal !== undefined && html`<p>${messages.removedAt({ moment: frame.format.moment(removal.at) })}</p>`}
      ${removal?.reason !== undefined && html`<p>${stateNote.reason({ reason: html`<bdi>${removal.reason}</bdi>` })}</p>`}
      ${mayRestore ? restoration(input, frame) : html`<p>${removal?.status === 451 ? messages.notByYouLegal : messages.notByYou}</p>`}
    </article>`;
  return layout({ title: messages.removedTitle, content, hidden: true }, frame);
}

function restoration(input: RemovedPageInput, frame: Frame): Html {
  const { torrent, undoDays, occupant } = input;
  const until = new Date((torrent.removal?.at.getTime() ?? 0) + undoDays * DAY_MS);
  return html`<p>${frame.messages.removal.restorable({ moment: frame.format.moment(until) })}</p>
    ${occupant === undefined ? undo(input, frame) : occupiedNote(occupant, input.mayMoveOccupant, frame)}`;
}

/** What to do about the torrent that has the path now. */
function occupiedNote(occupant: Torrent, mayMove: boolean, frame: Frame): Html {
  const { messages, addresses } = frame;
  const { removal } = messages;
  return html`<div class="card note warn" role="note">
    <p>
      <strong>${removal.occupiedBy({ other: torrentLink(occupant, frame) })}</strong>
      ${mayMove ? removal.occupiedHint : removal.occupiedAsk}
    </p>
    ${
      mayMove &&
      html`<div class="actions">
        <a class="button quiet" href="${addresses.edit(occupant)}">${removal.moveOther}</a>
        <a class="button quiet" href="${addresses.delete(occupant)}">${removal.deleteOther}</a>
      </div>`
    }
  </div>`;
}

function undo({ torrent, deleteKey }: RemovedPageInput, frame: Frame): Html {
  const { removal: messages } = frame.messages;
  return html`<form action="${frame.addresses.restore(torrent)}" method="post">
    ${formTokenField(frame)}
    ${deleteKey !== undefined && html`<input type="hidden" name="key" value="${deleteKey}" />`}
    <button class="button">${messages.undo}</button>
  </form>`;
}
