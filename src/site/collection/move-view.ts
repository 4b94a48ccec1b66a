import type { Token } from '../../access/token.ts';
import type { AppError } from '../../errors.ts';
import type { Webhook } from '../../events/webhook.ts';
import { html } from '../../http/html.ts';
import { textField } from '../layout/form-fields.ts';
import { formTokenField } from '../layout/form-token.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { trail } from '../torrent/links.ts';

export interface MovePageInput {
  readonly collection: string;
  /** The new path as it was typed. */
  readonly path: string;
  readonly error: Pick<AppError, 'message' | 'hint'> | undefined;
  /** The tokens that stay bound to the old path. */
  readonly tokens: readonly Token[];
  /** The webhooks that do. */
  readonly hooks: readonly Webhook[];
}

/** The form for where a collection is moved to, with what to know before. */
export function movePage({ collection, path, error, tokens, hooks }: MovePageInput, frame: Frame): string {
  const { addresses, format } = frame;
  const { collectionMove: messages, collectionSettings } = frame.messages;
  const names = format.list(tokens.map(({ name }) => format.name(name)));
  // Their addresses are for admins alone.
  const ids = format.list(hooks.map(({ id }) => html`${id}`));
  const content = html`${trail(collection, frame)}
    <h1>${messages.heading}</h1>
    <p>${messages.about}</p>
    ${tokens.length > 0 && html`<p class="card note">${messages.bound({ names })}</p>`}
    ${hooks.length > 0 && html`<p class="card note">${messages.boundWebhooks({ ids })}</p>`}
    <form action="${addresses.moveCollection(collection)}" method="post">
      ${formTokenField(frame)}
      ${textField({ name: 'path', label: messages.path, hint: messages.pathHint, value: path, error })}
      <p class="actions">
        <button class="button">${messages.submit}</button>
        <a class="button quiet" href="${addresses.settings(collection)}">${collectionSettings.heading}</a>
      </p>
    </form>`;
  return layout({ title: messages.title({ collection }), content, collection, hidden: true }, frame);
}
