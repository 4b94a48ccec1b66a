import { EVENT_TYPES } from '../../events/event.ts';
import { AUDIENCES, type Webhook } from '../../events/webhook.ts';
import { html, type Html } from '../../http/html.ts';
import { code } from '../layout/code.ts';
import { choiceField } from '../layout/form-fields.ts';
import type { Frame } from '../layout/frame.ts';
import { textField } from './fields.ts';

/** What was typed into the fields of a webhook. */
export type TypedWebhook = Readonly<Record<'url' | 'collection' | 'types' | 'audience', string>>;

export const NOTHING_TYPED: TypedWebhook = { url: '', collection: '', types: '', audience: 'public' };

/** What the fields have for a webhook as it is. */
export function typedOf({ url, collection = '', types = [], audience }: Webhook): TypedWebhook {
  return { url, collection, types: types.join(', '), audience };
}

/** The fields of a webhook. */
export function webhookFields(typed: TypedWebhook, frame: Frame): Html {
  const { adminWebhooks: messages } = frame.messages;
  const audiences = AUDIENCES.map((audience) => [audience, messages.audiences[audience]] as const);
  return html`<div class="fields">
    ${textField({
      name: 'url',
      label: messages.url,
      hint: messages.urlHint({ example: code('https://example.org/hook') }),
      value: typed.url,
      isRequired: true,
    })}
    ${textField({
      name: 'collection',
      label: messages.collection,
      hint: messages.collectionHint,
      value: typed.collection,
    })}
    ${textField({
      name: 'types',
      label: messages.types,
      hint: messages.typesHint({ types: code(EVENT_TYPES.join(', ')) }),
      value: typed.types,
    })}
    ${choiceField('audience', messages.audience, audiences, typed.audience)}
  </div>`;
}
