import { AppError } from '../../errors.ts';
import type { Fields } from '../../http/fields.ts';
import type { BulkChange } from '../../catalogue/change-many.ts';
import { BULK_CHANGE } from '../../service/input/bulk-change.ts';
import { readValue } from '../../service/input/json-body.ts';
import { BULK_ACTIONS, BULK_FIELDS, fieldOf, type BulkActionName, type TypedBulk } from './bulk-form.ts';

interface BulkAsked {
  readonly action: BulkActionName;
  readonly value: string;
}

/** What was typed for an action: in its own field, or in `value`, as a form has it that asks once more. */
export function valueIn(fields: Fields, action: BulkActionName): string {
  const field = fieldOf(action);
  const own = field === undefined ? '' : fields.get(field).trim();
  return own || fields.get('value').trim();
}

/** All that a form holds, to be shown again. */
export function typedIn(fields: Fields): TypedBulk {
  const action = BULK_ACTIONS.find((action) => action === fields.get('action'));
  const typed = Object.fromEntries(BULK_FIELDS.map((name) => [name, fields.get(name)]));
  const needed = action && fieldOf(action);
  if (action !== undefined && needed !== undefined) typed[needed] = valueIn(fields, action);
  return { action, fields: typed as TypedBulk['fields'], selected: fields.getAll('select') };
}

/** The change that an action makes, with the value that was typed. Throws malformed when that is missing or wrong. */
export function toChange(asked: BulkAsked): BulkChange {
  return readValue(BULK_CHANGE, changeOf(asked), 'Cannot change the torrents');
}

function changeOf({ action, value }: BulkAsked): BulkChange {
  const reason = value || undefined;
  switch (action) {
    case 'public':
    case 'unlisted':
      return { action: 'state', state: action };
    case 'hide':
      return { action: 'state', state: 'hidden', reason };
    case 'remove':
      return { action, reason, status: 410 };
    case 'remove451':
      return { action: 'remove', reason, status: 451 };
    case 'restore':
      return { action };
    case 'category':
      return { action, category: value || null };
    case 'addTag':
    case 'removeTag':
      return { action, tag: given(value, 'the tag') };
    case 'move':
      return { action, collection: given(value, 'the collection') };
  }
}

function given(value: string, what: string): string {
  if (value !== '') return value;
  throw new AppError('malformed', `Cannot change the torrents: ${what} is missing`, {
    hint: 'Fill in the field beside the action.',
  });
}
