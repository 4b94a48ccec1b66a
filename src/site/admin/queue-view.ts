import { moderatesAll } from '../../catalogue/actor.ts';
import type { Report } from '../../catalogue/moderation.ts';
import { canonicalInfohash, type Torrent } from '../../catalogue/torrent.ts';
import { reportValidatorOf, validatorOf } from '../../catalogue/validator.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { messageName } from '../messages/message-name.ts';
import { code } from '../layout/code.ts';
import { formTokenField } from '../layout/form-token.ts';
import { torrentLink } from '../torrent/links.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import { tokenLink, type TokenNames } from './token-link.ts';
import { reasonFields } from './reason-fields.ts';

/** How many are still quicker to decide about one by one. */
const HANDFUL = 5;

/** What was just done, as the answer says it. */
export const QUEUE_DONE = ['dismissed', 'hidden', 'removed', 'approved', 'rejected'] as const;
export type QueueDone = (typeof QUEUE_DONE)[number];

/** What was typed into a form that was not accepted, and for which entry. */
export interface TypedReason {
  readonly entry: string;
  readonly reason: string;
}

/** A pending torrent, with the others that have or want its path. */
export interface PendingEntry {
  readonly torrent: Torrent;
  /** The existing torrent at the path, which it would replace. */
  readonly occupant: Torrent | undefined;
  /** The other pending torrents that want the path. */
  readonly rivals: readonly Torrent[];
}

export interface QueuePageInput {
  readonly reports: readonly Report[];
  readonly pending: readonly PendingEntry[];
  /** Of those who reported and published them. */
  readonly names: TokenNames;
  /** The addresses of the next pages. */
  readonly nextReports: string | undefined;
  readonly nextPending: string | undefined;
  /** The query of this page, `''` or with its question mark: the forms lead back to it. */
  readonly search: string;
  readonly done: QueueDone | undefined;
  readonly problem: Problem | undefined;
  readonly typed: TypedReason | undefined;
}

/** What names an entry of the queue, in the address that leads to it as well. */
function entryOf(entry: Report | Torrent): string {
  return 'torrent' in entry ? `report-${entry.id}` : `torrent-${canonicalInfohash(entry)}`;
}

/** What a moderator has to decide about: reports and pending torrents, the oldest first. */
export function queuePage(input: QueuePageInput, frame: Frame): string {
  const { reports, pending, nextReports, nextPending, done } = input;
  const { adminQueue: messages } = frame.messages;
  const content = html`${
      done !== undefined &&
      html`<p class="card note good" role="status">${messages.done[messageName(done)]}</p>`
    }
    <section aria-labelledby="reports">
      <h2 id="reports" tabindex="-1">${messages.reports}</h2>
      ${reports.length === 0 && html`<p>${messages.noReports}</p>`}
      ${reports.map((report, index) => reportEntry(report, reports[index + 1], input, frame))}
      ${more(nextReports, messages.moreReports)}
    </section>
    <section aria-labelledby="pending">
      <h2 id="pending" tabindex="-1">${messages.pending}</h2>
      ${pending.length === 0 && html`<p>${messages.noPending({ setting: code('review') })}</p>`}
      ${pending.length > HANDFUL && html`<p><a href="${manyAddress(frame)}">${messages.many}</a></p>`}
      ${pending.map((entry, index) => pendingEntry(entry, pending[index + 1]?.torrent, input, frame))}
      ${more(nextPending, messages.morePending)}
    </section>`;
  return adminLayout({ part: 'queue', problem: input.problem, content }, frame);
}

/** Where many are changed at once. */
function manyAddress({ addresses }: Frame): string {
  return `${adminAddress(addresses, 'torrents')}?state=pending`;
}

function more(next: string | undefined, text: string): Html | false {
  return next !== undefined && html`<p><a class="button quiet" href="${next}">${text}</a></p>`;
}

function reportEntry(report: Report, next: Report | undefined, input: QueuePageInput, frame: Frame): Html {
  const { adminQueue: messages } = frame.messages;
  const { format } = frame;
  const { id, torrent, kind, text, at, reporterId } = report;
  const form = formOf(
    report,
    adminAddress(frame.addresses, 'queue', 'reports', id),
    next,
    reportValidatorOf(torrent, report.newestId),
    input,
    'reports',
    frame,
  );
  return html`<article
    class="card"
    id="${entryOf(report)}"
    tabindex="-1"
    data-row
    aria-labelledby="${entryOf(report)}-name"
  >
    <h3 id="${entryOf(report)}-name">
      ${torrent.state === 'removed' ? format.name(torrent.name) : torrentLink(torrent, frame)}
      <span class="badge">${messages.kinds[kind]}</span>
    </h3>
    ${about(torrent, frame)}
    ${text === '' ? html`<p>${messages.noText}</p>` : html`<blockquote class="prose"><bdi>${text}</bdi></blockquote>`}
    <p class="about">
      ${messages.reportedBy({ who: html`${who(reporterId, input, frame)}`, when: format.moment(at) })}
    </p>
    <div class="choices">
      ${form(html`<button class="button quiet" name="outcome" value="dismissed">${messages.dismiss}</button>`)}
      ${unfolding(
        messages.act,
        input.typed?.entry === entryOf(report),
        form(
          html`${reasons(report, input, frame)}
            <button class="button quiet" name="outcome" value="hidden">${messages.hide}</button>
            <button class="button" name="outcome" value="removed">${messages.remove}</button>`,
        ),
      )}
    </div>
  </article>`;
}

function pendingEntry(
  { torrent, occupant, rivals }: PendingEntry,
  next: Torrent | undefined,
  input: QueuePageInput,
  frame: Frame,
): Html {
  const { adminQueue: messages } = frame.messages;
  const { format, addresses } = frame;
  const sender = who(torrent.ownerId, input, frame);
  const address = adminAddress(addresses, 'queue', 'torrents', canonicalInfohash(torrent));
  const version = validatorOf(torrent, occupant);
  const form = formOf(torrent, address, next, version, input, 'pending', frame);
  return html`<article
    class="card"
    id="${entryOf(torrent)}"
    tabindex="-1"
    data-row
    aria-labelledby="${entryOf(torrent)}-name"
  >
    <h3 id="${entryOf(torrent)}-name">${torrentLink(torrent, frame)}</h3>
    ${about(torrent, frame)}
    <p class="about">
      ${messages.sentBy({ who: html`${sender}`, when: format.moment(torrent.publishedAt) })}
    </p>
    ${(torrent.wantedState ?? occupant?.state) === 'unlisted' && html`<p>${messages.wantsUnlisted}</p>`}
    ${occupant !== undefined && html`<p>${frame.messages.stateNote.replaces({ other: torrentLink(occupant, frame) })}</p>`}
    ${
      rivals.length > 0 &&
      html`<p>
        ${messages.sameAddress({ others: format.list(rivals.map((rival) => torrentLink(rival, frame))) })}
      </p>`
    }
    <div class="choices">
      ${form(
        html`<button class="button" name="outcome" value="public">${messages.approve}</button>
          <button class="button quiet" name="outcome" value="unlisted">${messages.approveUnlisted}</button>`,
      )}
      ${unfolding(
        messages.rejectMore,
        input.typed?.entry === entryOf(torrent),
        form(
          html`${reasons(torrent, input, frame)}
            <button class="button" name="outcome" value="removed">${messages.reject}</button>`,
        ),
      )}
    </div>
  </article>`;
}

function who(tokenId: number | undefined, { names }: QueuePageInput, frame: Frame): Html | string {
  return tokenId === undefined ? frame.messages.admin.withoutToken : tokenLink(tokenId, names, frame);
}

function about({ collection, fileName, contentBytes, fileCount, state }: Torrent, frame: Frame): Html {
  const { format, messages } = frame;
  const path = collection === '' ? fileName : `${collection}/${fileName}`;
  return html`<p class="about">
    ${format.name(path, 200)} ·
    ${messages.common.sizeInFiles({ size: format.size(contentBytes), count: fileCount })}
    <span class="badge">${messages.ownTorrents.states[state]}</span>
  </p>`;
}

function reasons(entry: Report | Torrent, { typed }: QueuePageInput, frame: Frame): Html {
  const reason = typed?.entry === entryOf(entry) ? typed.reason : '';
  const mayBlock = moderatesAll(frame.visitor.actor);
  return reasonFields({ id: entryOf(entry), reason, mayBlock }, frame);
}

/** Makes the forms of one entry in that version, which lead on to the next one, else to the heading above them all. */
function formOf(
  entry: Report | Torrent,
  address: string,
  next: Report | Torrent | undefined,
  version: string,
  { search }: QueuePageInput,
  heading: string,
  frame: Frame,
): (content: Html) => Html {
  const focus = next === undefined ? heading : entryOf(next);
  return (content) =>
    html`<form action="${`${address}${search}`}" method="post" class="decision">
      ${formTokenField(frame)}
      <input type="hidden" name="entry" value="${entryOf(entry)}" />
      <input type="hidden" name="focus" value="${focus}" />
      <input type="hidden" name="seen" value="${version}" />
      ${content}
    </form>`;
}

function unfolding(summary: string, isOpen: boolean, content: Html): Html {
  return isOpen
    ? html`<details open>
        <summary>${summary}</summary>
        ${content}
      </details>`
    : html`<details>
        <summary>${summary}</summary>
        ${content}
      </details>`;
}
