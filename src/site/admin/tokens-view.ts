import { isLive, type Token } from '../../access/token.ts';
import type { Holdings } from '../../catalogue/store.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import { tokenLink, type TokenNames } from './token-link.ts';
import { tokenForm, type TypedToken } from './token-form.ts';

/** A token, and what it has published. */
export interface HeldToken {
  readonly token: Token;
  readonly holdings: Holdings;
}

export interface TokensPageInput {
  readonly tokens: readonly HeldToken[];
  /** Of the tokens that feed keys read for. */
  readonly names: TokenNames;
  /** Whether those that have ended are among them. */
  readonly withEnded: boolean;
  /** The address of the next page. */
  readonly next: string | undefined;
  readonly now: Date;
  readonly problem: Problem | undefined;
  readonly typed: TypedToken;
}

/** All who have a role here, and the form that makes a token. */
export function tokensPage(input: TokensPageInput, frame: Frame): string {
  const { adminTokens: messages } = frame.messages;
  const { tokens, names, withEnded, next, now, problem, typed } = input;
  const address = adminAddress(frame.addresses, 'tokens');
  const content = html`<p>
      ${messages.about}
      <a href="${withEnded ? address : `${address}?all=yes`}"
        >${withEnded ? messages.withoutEnded : messages.withEnded}</a
      >
    </p>
    ${table({ tokens, names, now }, frame)}
    ${next !== undefined && html`<p><a class="button quiet" rel="next" href="${next}">${messages.more}</a></p>`}
    ${tokenForm(typed, frame)}`;
  return adminLayout({ part: 'tokens', problem, content }, frame);
}

type Listed = Pick<TokensPageInput, 'names' | 'now'>;

function table({ tokens, ...listed }: Listed & Pick<TokensPageInput, 'tokens'>, frame: Frame): Html {
  const { adminTokens: messages, admin } = frame.messages;
  return html`<table class="tokens">
    <caption class="unseen">
      ${admin.parts.tokens}
    </caption>
    <thead>
      <tr>
        <th scope="col">${messages.name}</th>
        <th scope="col">${messages.role}</th>
        <th scope="col">${messages.scope}</th>
        <th scope="col">${messages.expires}</th>
        <th scope="col">${messages.lastUsed}</th>
        <th scope="col">${messages.published}</th>
      </tr>
    </thead>
    <tbody>
      ${tokens.map((held) => row(held, listed, frame))}
    </tbody>
  </table>`;
}

function row({ token, holdings }: HeldToken, { names, now }: Listed, frame: Frame): Html {
  const { messages, format, addresses } = frame;
  const { adminTokens, common } = messages;
  const { id, name, kind, role, collection, parentId, expiresAt, lastUsedAt } = token;
  const ended = endOf(token, now, frame);
  return html`<tr data-row>
    <th scope="row">
      <a href="${adminAddress(addresses, 'tokens', id)}">${format.name(name)}</a>
      <span class="about">${messages.admin.token({ id: String(id) })}</span>
      ${kind !== 'token' && html`<span class="badge">${adminTokens.kinds[kind]}</span>`}
      ${ended !== undefined && html`<span class="badge">${ended}</span>`}
      ${parentId !== undefined && html`<span class="about">${adminTokens.parent}: ${tokenLink(parentId, names, frame)}</span>`}
    </th>
    <td>${code(role)}</td>
    <td data-label="${adminTokens.scope}">
      ${collection === undefined ? adminTokens.everywhere : format.name(collection)}
    </td>
    <td data-label="${adminTokens.expires}">
      ${expiresAt === undefined ? adminTokens.never : format.day(expiresAt)}
    </td>
    <td data-label="${adminTokens.lastUsed}">
      ${lastUsedAt === undefined ? adminTokens.notYet : html`<span>${format.relative(lastUsedAt, now)}</span>`}
    </td>
    <td data-label="${adminTokens.published}">
      ${
        holdings.metainfoBytes === 0
          ? messages.admin.none
          : html`${format.both(common.torrents({ count: holdings.torrentCount }), format.size(holdings.metainfoBytes))}`
      }
    </td>
  </tr> `;
}

/** Why a token is good for nothing any more; undefined for one in use. */
export function endOf(token: Token, now: Date, { messages }: Frame): string | undefined {
  if (isLive(token, now)) return undefined;
  return token.revokedAt === undefined ? messages.adminTokens.expired : messages.adminTokens.revoked;
}
