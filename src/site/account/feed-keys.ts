import type { IssuedToken, Token } from '../../access/token.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';
import { copiedLine } from '../layout/copied-line.ts';
import { formTokenField } from '../layout/form-token.ts';
import { layout } from '../layout/layout.ts';

/** The visitor's feed keys, and the form that makes another. `needsToken`: reading here needs one. */
export function feedKeyList(keys: readonly Token[], needsToken: boolean, frame: Frame): Html {
  const { feedKeys: messages } = frame.messages;
  return html`<section aria-labelledby="feed-keys">
    <h2 id="feed-keys">${messages.title}</h2>
    <p>${messages.about} ${!needsToken && messages.notNeeded}</p>
    ${keys.length > 0 && table(keys, frame)}
    <form action="${frame.addresses.accountFeedKeys}" method="post">
      ${formTokenField(frame)}
      <div class="field">
        <label for="name">${messages.name}</label>
        <p id="name-hint">${messages.nameHint}</p>
        <input
          id="name"
          type="text"
          name="name"
          required
          maxlength="100"
          dir="auto"
          aria-describedby="name-hint"
          autocomplete="off"
        />
      </div>
      <button class="button quiet">${messages.create}</button>
    </form>
  </section>`;
}

function table(keys: readonly Token[], frame: Frame): Html {
  const { feedKeys: messages } = frame.messages;
  return html`<table aria-labelledby="feed-keys">
    <thead>
      <tr>
        <th scope="col">${messages.name}</th>
        <th scope="col">${messages.created}</th>
        <th scope="col">${messages.used}</th>
        <th scope="col">${messages.action}</th>
      </tr>
    </thead>
    <tbody>
      ${keys.map((key) => row(key, frame))}
    </tbody>
  </table>`;
}

function row({ id, name, createdAt, lastUsedAt }: Token, frame: Frame): Html {
  const { addresses, messages, format } = frame;
  const { feedKeys } = messages;
  return html`<tr>
    <th scope="row">${format.name(name)}</th>
    <td data-label="${feedKeys.created}">${format.day(createdAt)}</td>
    <td data-label="${feedKeys.used}">
      ${lastUsedAt === undefined ? feedKeys.notYet : format.moment(lastUsedAt)}
    </td>
    <td>
      <form action="${addresses.revokeFeedKey(id)}" method="post">
        ${formTokenField(frame)}
        <button class="button quiet">
          ${feedKeys.revoke}<span class="unseen"> ${format.name(name)}</span>
        </button>
      </form>
    </td>
  </tr> `;
}

/** A feed key that was just made: the only page that ever shows its secret. */
export function newFeedKeyPage({ token, secret }: IssuedToken, frame: Frame): string {
  const { addresses, publicAddresses, messages, format } = frame;
  const { feedKeys } = messages;
  const content = html`<h1>${feedKeys.newTitle}</h1>
    <div class="card note good">
      <p>${feedKeys.newKey({ name: html`<q>${format.name(token.name)}</q>` })}</p>
      ${copiedLine(secret, format.name(token.name), frame)}
      <p>
        ${feedKeys.newAddress}
        ${code(`${publicAddresses.collection('my-collection')}name.torrent?key=${secret}`)}
      </p>
    </div>
    <p class="actions"><a class="button quiet" href="${addresses.account}">${feedKeys.back}</a></p>`;
  return layout({ title: feedKeys.newTitle, content, current: 'account', hidden: true }, frame);
}
