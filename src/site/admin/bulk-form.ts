import type { Count } from '../../catalogue/torrent-list.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { textField } from './fields.ts';

/** What can be done with many torrents, in the order of the form. */
export const BULK_ACTIONS = [
  'public',
  'unlisted',
  'hide',
  'remove',
  'remove451',
  'restore',
  'category',
  'addTag',
  'removeTag',
  'move',
] as const;
export type BulkActionName = (typeof BULK_ACTIONS)[number];

/** The fields that an action may need. */
export const BULK_FIELDS = ['reason', 'category', 'tag', 'collection'] as const;
export type BulkField = (typeof BULK_FIELDS)[number];

const NEEDED: Readonly<Partial<Record<BulkActionName, BulkField>>> = {
  hide: 'reason',
  remove: 'reason',
  remove451: 'reason',
  category: 'category',
  addTag: 'tag',
  removeTag: 'tag',
  move: 'collection',
};

/** The field that an action needs; undefined when it needs none. */
export function fieldOf(action: BulkActionName): BulkField | undefined {
  return NEEDED[action];
}

/** The input of a form that was refused. */
export interface TypedBulk {
  readonly action: BulkActionName | undefined;
  readonly fields: Readonly<Record<BulkField, string>>;
  readonly selected: readonly string[];
}

export interface BulkBarOptions {
  /** How many there are to select on this page. */
  readonly shownCount: number;
  readonly found: Count;
  readonly typed: TypedBulk | undefined;
}

/** Where is said what to do with the selected torrents: the style sheet shows only the field that the action needs. */
export function bulkBar({ shownCount, found, typed }: BulkBarOptions, frame: Frame): Html {
  const { adminTorrents: messages } = frame.messages;
  const { format } = frame;
  const foundCount = `${format.count(found.count)}${found.isMore ? '+' : ''}`;
  return html`<fieldset class="bulk card" id="change">
    <legend>${messages.change}</legend>
    <p class="picks" data-picks hidden>
      <label class="check"><input type="checkbox" data-pick-all /> ${messages.selectAll}</label>
      <span
        role="status"
        data-picked="${messages.selected({ count: '#', all: format.count(shownCount) })}"
      ></span>
    </p>
    <div class="field">
      <label for="action">${messages.action}</label>
      <select id="action" name="action" required autocomplete="off" data-row-actions>
        <option value="">${messages.choose}</option>
        ${BULK_ACTIONS.map((action) => option(action, action === typed?.action, messages.actions[action]))}
      </select>
    </div>
    ${BULK_FIELDS.map(
      (name) =>
        html`<div class="for" data-for="${name}">
          ${textField({
            name,
            id: `change-${name}`,
            label: messages.fields[name],
            value: typed?.fields[name] ?? '',
            lengthMax: 500,
          })}
        </div> `,
    )}
    <button class="button" name="scope" value="selected">${messages.apply}</button>
    <button class="button quiet" name="scope" value="all">${messages.applyAll} (${foundCount})</button>
  </fieldset>`;
}

function option(action: BulkActionName, isChosen: boolean, text: string): Html {
  const needs = fieldOf(action);
  const rest = html`${needs !== undefined && html`data-needs="${needs}"`} ${isChosen && html`selected`}`;
  return html`<option value="${action}" ${rest}>${text}</option> `;
}
