import type { IssuedToken, Token } from '../../access/token.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';
import { copiedLine } from '../layout/copied-line.ts';
import { formTokenField } from '../layout/form-token.ts';
import { layout } from '../layout/layout.ts';

/** The visitor's feed keys, and the form that makes another. `needsToken`: reading here needs one. */
export function feedKeyList(keys: readonly Token[], needsToken: boolean, frame: Frame): Html {
  const { addresses, messages } = frame;
  const { title, about, notNeeded, nameHint, create } = messages.feedKeys;
  return keyList(
    {
      id: 'feed-keys',
      title,
      about: html`${about} ${!needsToken && notNeeded}`,
      nameHint,
      create,
      keys,
      action: addresses.accountFeedKeys,
      revoke: addresses.revokeFeedKey,
    },
    frame,
  );
}

/** The visitor's passkeys for the tracker of this site, and the form that makes another. */
export function passkeyList(keys: readonly Token[], frame: Frame): Html {
  const { addresses, messages } = frame;
  const action = addresses.accountPasskeys;
  return keyList(
    { ...messages.passkeys, id: 'passkeys', keys, action, revoke: addresses.revokePasskey },
    frame,
  );
}

interface KeyListInput {
  readonly id: string;
  readonly title: string;
  readonly about: string | Html;
  readonly nameHint: string;
  readonly create: string;
  readonly keys: readonly Token[];
  /** Where the form is sent, and where a key is revoked. */
  readonly action: string;
  readonly revoke: (id: number) => string;
}

function keyList(input: KeyListInput, frame: Frame): Html {
  const { id, title, about, nameHint, create, keys, action } = input;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <p>${about}</p>
    ${keys.length > 0 && table(input, frame)}
    <form action="${action}" method="post">
      ${formTokenField(frame)}
      <div class="field">
        <label for="${id}-name">${frame.messages.feedKeys.name}</label>
        <p id="${id}-hint">${nameHint}</p>
        <input
          id="${id}-name"
          type="text"
          name="name"
          required
          maxlength="100"
          dir="auto"
          aria-describedby="${id}-hint"
          autocomplete="off"
        />
      </div>
      <button class="button quiet">${create}</button>
    </form>
  </section>`;
}

function table({ id, keys, revoke }: KeyListInput, frame: Frame): Html {
  const { feedKeys: messages } = frame.messages;
  return html`<table aria-labelledby="${id}">
    <thead>
      <tr>
        <th scope="col">${messages.name}</th>
        <th scope="col">${messages.created}</th>
        <th scope="col">${messages.used}</th>
        <th scope="col">${messages.action}</th>
      </tr>
    </thead>
    <tbody>
      ${keys.map((key) => row(key, revoke(key.id), frame))}
    </tbody>
  </table>`;
}

function row({ name, createdAt, lastUsedAt }: Token, revocation: string, frame: Frame): Html {
  const { messages, format } = frame;
  const { feedKeys } = messages;
  return html`<tr>
    <th scope="row">${format.name(name)}</th>
    <td data-label="${feedKeys.created}">${format.day(createdAt)}</td>
    <td data-label="${feedKeys.used}">
      ${lastUsedAt === undefined ? feedKeys.notYet : format.moment(lastUsedAt)}
    </td>
    <td>
      <form action="${revocation}" method="post">
        ${formTokenField(frame)}
        <button class="button quiet">
          ${feedKeys.revoke}<span class="unseen"> ${format.name(name)}</span>
        </button>
      </form>
    </td>
  </tr> `;
}

/** A feed key that was just made: the only page that ever shows its secret. */
export function newFeedKeyPage(issued: IssuedToken, frame: Frame): string {
  const { newTitle, newAddress } = frame.messages.feedKeys;
  const { publicAddresses } = frame;
  const address = `${publicAddresses.collection('my-collection')}name.torrent?key=${issued.secret}`;
  return newKeyPage(issued, { title: newTitle, about: newAddress, address }, frame);
}

/** A passkey that was just made, with the address at which its user's clients announce. */
export function newPasskeyPage(issued: IssuedToken, address: string, frame: Frame): string {
  const { newTitle, newAddress } = frame.messages.passkeys;
  return newKeyPage(issued, { title: newTitle, about: newAddress, address }, frame);
}

function newKeyPage(
  { token, secret }: IssuedToken,
  { title, about, address }: { readonly title: string; readonly about: string; readonly address: string },
  frame: Frame,
): string {
  const { addresses, messages, format } = frame;
  const { feedKeys } = messages;
  const content = html`<h1>${title}</h1>
    <div class="card note good">
      <p>${feedKeys.newKey({ name: html`<q>${format.name(token.name)}</q>` })}</p>
      ${copiedLine(secret, format.name(token.name), frame)}
      <p>${about} ${code(address)}</p>
    </div>
    <p class="actions"><a class="button quiet" href="${addresses.account}">${feedKeys.back}</a></p>`;
  return layout({ title, content, current: 'account', hidden: true }, frame);
}
