import { ROLES } from '../../access/token.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';
import { choiceField } from '../layout/form-fields.ts';
import { formTokenField } from '../layout/form-token.ts';
import { adminAddress } from './addresses.ts';
import { textField } from './fields.ts';

/** The fields of the form that makes a token. */
export const TOKEN_FIELDS = [
  'name',
  'role',
  'collection',
  'expires',
  'torrentsMax',
  'metainfoBytesMax',
] as const;

/** What was typed into it. */
export type TypedToken = Readonly<Record<(typeof TOKEN_FIELDS)[number], string>>;

export const NOTHING_TYPED: TypedToken = {
  name: '',
  role: 'uploader',
  collection: '',
  expires: '',
  torrentsMax: '',
  metainfoBytesMax: '',
};

/** The form that makes a token. */
export function tokenForm(typed: TypedToken, frame: Frame): Html {
  const { adminTokens: messages } = frame.messages;
  return html`<section class="card" aria-labelledby="create">
    <h2 id="create">${messages.create}</h2>
    <form action="${adminAddress(frame.addresses, 'tokens')}" method="post">
      ${formTokenField(frame)}
      <div class="fields">${fields(typed, frame)}</div>
      <button class="button">${messages.create}</button>
    </form>
  </section>`;
}

function fields(typed: TypedToken, frame: Frame): Html {
  const { adminTokens: messages, account } = frame.messages;
  const roles = ROLES.map((role) => [role, `${role}: ${account.roles[role]}`] as const);
  return html`${textField({
    name: 'name',
    label: messages.name,
    hint: messages.nameHint,
    value: typed.name,
    isRequired: true,
    lengthMax: 100,
  })}
  ${choiceField('role', messages.role, roles, typed.role)}
  ${textField({
    name: 'collection',
    label: messages.scope,
    hint: messages.scopeHint({ one: code('debian'), below: code('debian/**') }),
    value: typed.collection,
  })}
  ${textField({ name: 'expires', label: messages.expires, hint: messages.expiresHint, value: typed.expires, type: 'date' })}
  ${textField({ name: 'torrentsMax', label: messages.torrentsMax, hint: messages.maxHint, value: typed.torrentsMax })}
  ${textField({
    name: 'metainfoBytesMax',
    label: messages.metainfoBytesMax,
    hint: messages.sizeHint,
    value: typed.metainfoBytesMax,
  })}`;
}
