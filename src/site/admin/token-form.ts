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
  const { adminTokens: words } = frame.words;
  return html`<section class="card" aria-labelledby="create">
    <h2 id="create">${words.create}</h2>
    <form action="${adminAddress(frame.addresses, 'tokens')}" method="post">
      ${formTokenField(frame)}
      <div class="fields">${fields(typed, frame)}</div>
      <button class="button">${words.create}</button>
    </form>
  </section>`;
}

function fields(typed: TypedToken, frame: Frame): Html {
  const { adminTokens: words, account } = frame.words;
  const roles = ROLES.map((role) => [role, `${role}: ${account.roles[role]}`] as const);
  return html`${textField({
    name: 'name',
    label: words.name,
    hint: words.nameHint,
    value: typed.name,
    isRequired: true,
    lengthMax: 100,
  })}
  ${choiceField('role', words.role, roles, typed.role)}
  ${textField({
    name: 'collection',
    label: words.scope,
    hint: words.scopeHint({ one: code('debian'), below: code('debian/**') }),
    value: typed.collection,
  })}
  ${textField({ name: 'expires', label: words.expires, hint: words.expiresHint, value: typed.expires, type: 'date' })}
  ${textField({ name: 'torrentsMax', label: words.torrentsMax, hint: words.maxHint, value: typed.torrentsMax })}
  ${textField({
    name: 'metainfoBytesMax',
    label: words.metainfoBytesMax,
    hint: words.sizeHint,
    value: typed.metainfoBytesMax,
  })}`;
}
