import { moderates, moderatesAll, type Actor } from '../../catalogue/actor.ts';
import { canBeSeenByAll, type Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import { uploadStatus } from '../../service/addresses.ts';
import type { Frame } from '../layout/frame.ts';
import { choiceField, textField } from '../layout/form-fields.ts';
import { formTokenField } from '../layout/form-token.ts';
import { layout } from '../layout/layout.ts';
import { problemNote } from '../problem/problem-note.ts';

export interface DeletePageInput {
  readonly torrent: Torrent;
  /** Its version, as the reader sees it. */
  readonly seen: string;
  /** As whom the reader would delete it. */
  readonly actor: Actor;
  /** What they have in the place of a token. */
  readonly deleteKey: string | undefined;
  readonly undoDays: number;
  /** What was typed. */
  readonly reason: string;
  readonly status: string;
  readonly block: boolean;
  readonly problem: Problem | undefined;
}

/** Asks whether a torrent shall really go; moderators may say why. */
export function deletePage(input: DeletePageInput, frame: Frame): string {
  const { torrent, actor, deleteKey, undoDays, problem } = input;
  const { addresses, format } = frame;
  const { removal: messages } = frame.messages;
  const name = torrent.title ?? torrent.name;
  const needsKey = !canBeSeenByAll(torrent.state) && deleteKey !== undefined;
  const page = needsKey ? uploadStatus(addresses, torrent, deleteKey) : addresses.page(torrent);
  const content = html`<h1>${messages.heading({ torrent: format.name(name) })}</h1>
    ${problem !== undefined && problemNote(problem, frame)}
    ${torrent.state === 'pending' && html`<p class="note">${frame.messages.stateNote.pending}</p>`}
    <form action="${addresses.delete(torrent)}" method="post">
      ${formTokenField(frame)} <input type="hidden" name="seen" value="${input.seen}" />
      ${deleteKey !== undefined && html`<input type="hidden" name="key" value="${deleteKey}" />`}
      <p>${messages.about({ count: undoDays })}</p>
      ${moderates(actor, torrent) && explanation(input, frame)}
      <p class="actions">
        <button class="button danger">${messages.submit}</button>
        <a class="button quiet" href="${page}">${messages.cancel}</a>
      </p>
    </form>`;
  return layout({ title: messages.title({ torrent: name }), content, hidden: true }, frame);
}

function explanation({ actor, reason, status, block }: DeletePageInput, { messages }: Frame): Html {
  const { removal } = messages;
  const statuses = [
    ['410', removal.statuses[410]],
    ['451', removal.statuses[451]],
  ] as const;
  const checkbox = block
    ? html`<input type="checkbox" name="block" value="yes" checked />`
    : html`<input type="checkbox" name="block" value="yes" />`;
  return html`${textField({ name: 'reason', label: removal.reason, hint: removal.reasonHint, value: reason })}
  ${choiceField('status', removal.status, statuses, status)}
  ${moderatesAll(actor) && html`<p><label class="check">${checkbox} ${removal.block}</label></p>`}`;
}
