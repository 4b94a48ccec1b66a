import type { Count } from '../../catalogue/torrent-list.ts';
import { formatPath } from '../../catalogue/torrent.ts';
import type { AppError } from '../../errors.ts';
import { html, type Html } from '../../http/html.ts';
import { BULK_MAX, type BulkItem, type BulkResult } from '../../catalogue/change-many.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';
import { english } from '../layout/english.ts';
import { formTokenField } from '../layout/form-token.ts';
import { torrentLink } from '../torrent/links.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import type { BulkActionName } from './bulk-form.ts';
import { countText } from './count-text.ts';

/** A change of all that a search finds, as it was asked for. */
export interface AskedBulk {
  readonly action: BulkActionName;
  readonly value: string;
  /** The query of the list, `''` or with its question mark. */
  readonly search: string;
}

/** What is looked at when all that is found is to be changed. */
export interface WholeSearch {
  /** Whether there is no filter, so that it is every torrent. */
  readonly isEverything: boolean;
  /** When the reader saw the list. */
  readonly seenAt: Date;
}

/** Asks whether all that is found shall be changed; that it is every torrent has to be said. */
export function bulkConfirmPage(
  asked: AskedBulk,
  whole: WholeSearch & { readonly found: Count },
  frame: Frame,
): string {
  const { found } = whole;
  const { adminTorrents: messages, common } = frame.messages;
  const value = asked.value !== '' && html` <q><bdi>${asked.value}</bdi></q>`;
  const what = html`${messages.actions[asked.action]}${value}`;
  const content = html`<div class="card note warn">
    <p>${messages.confirm({ count: countText(found, common.torrents, frame), what })}</p>
    ${found.count > BULK_MAX && html`<p>${messages.confirmSome({ count: common.torrents({ count: BULK_MAX }) })}</p>`}
    ${allForm(asked, { ...whole, cursor: '', isConfirmed: false }, messages.confirmApply, frame)}
  </div>`;
  return adminLayout(
    { part: 'torrents', heading: messages.confirmTitle, title: messages.confirmTitle, content },
    frame,
  );
}

export interface BulkResultPageInput {
  readonly asked: AskedBulk;
  readonly result: BulkResult;
  /** Where a search goes on, when it finds more. */
  readonly further: (WholeSearch & { readonly cursor: string }) | undefined;
}

/** What became of each torrent, and the way on to those that remain. */
export function bulkResultPage({ asked, result, further }: BulkResultPageInput, frame: Frame): string {
  const { adminTorrents: messages } = frame.messages;
  const failed = result.items.filter(({ error }) => error !== undefined);
  const changed = result.items.length - failed.length;
  const content = html`<p class="card note ${failed.length === 0 ? 'good' : 'warn'}" role="status">
      ${messages.changed({ count: changed })}
    </p>
    ${
      further !== undefined &&
      html`<div class="card note">
        <p>${countText(result.remaining, messages.remaining, frame)}</p>
        ${allForm(asked, { ...further, isConfirmed: true }, messages.continue, frame)}
      </div>`
    }
    ${failed.length > 0 && failures(failed, frame)}
    <p class="actions">
      <a class="button quiet" href="${`${adminAddress(frame.addresses, 'torrents')}${asked.search}`}"
        >${messages.back}</a
      >
    </p>`;
  return adminLayout(
    { part: 'torrents', heading: messages.resultTitle, title: messages.resultTitle, content },
    frame,
  );
}

interface AllForm extends WholeSearch {
  readonly cursor: string;
  /** Whether it was said already that everything is meant. */
  readonly isConfirmed: boolean;
}

function allForm(
  { action, value, search }: AskedBulk,
  { cursor, isEverything, isConfirmed, seenAt }: AllForm,
  submit: string,
  frame: Frame,
): Html {
  return html`<form action="${`${adminAddress(frame.addresses, 'torrents')}${search}`}" method="post">
    ${formTokenField(frame)}
    <input type="hidden" name="scope" value="all" />
    <input type="hidden" name="confirmed" value="yes" />
    <input type="hidden" name="action" value="${action}" />
    <input type="hidden" name="value" value="${value}" />
    <input type="hidden" name="cursor" value="${cursor}" />
    <input type="hidden" name="seenAt" value="${seenAt.getTime()}" />
    ${isEverything && everythingField(isConfirmed, frame)}
    <p class="actions">
      <button class="button">${submit}</button>
      <a class="button quiet" href="${`${adminAddress(frame.addresses, 'torrents')}${search}`}"
        >${frame.messages.adminTorrents.back}</a
      >
    </p>
  </form>`;
}

function everythingField(isConfirmed: boolean, { messages }: Frame): Html {
  if (isConfirmed) return html`<input type="hidden" name="everything" value="yes" />`;
  return html`<p>
    <label class="check"
      ><input type="checkbox" name="everything" value="yes" required />
      ${messages.adminTorrents.everything}</label
    >
  </p>`;
}

function failures(failed: readonly BulkItem[], frame: Frame): Html {
  const { adminTorrents: messages } = frame.messages;
  return html`<table>
    <caption>
      ${messages.failed({ count: failed.length })}
    </caption>
    <thead>
      <tr>
        <th scope="col">${messages.name}</th>
        <th scope="col">${messages.why}</th>
      </tr>
    </thead>
    <tbody>
      ${failed.map(
        (item) =>
          html`<tr data-row>
            <th scope="row">${named(item, frame)}</th>
            <td>${why(item.error)}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function named({ torrent, infohash }: BulkItem, frame: Frame): Html {
  if (torrent === undefined) return code(infohash);
  return html`${torrent.state === 'removed' ? frame.format.name(torrent.name) : torrentLink(torrent, frame)}
    <span class="about">${frame.format.name(formatPath(torrent), 200)}</span>`;
}

function why(error: AppError | undefined): Html {
  if (error === undefined) return html``;
  return html`${english(error.message)}
  ${error.hint !== undefined && html`<p class="hint">${english(error.hint)}</p>`}`;
}
