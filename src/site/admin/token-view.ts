import { isLive, type IssuedToken } from '../../access/token.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';
import { factList } from '../layout/fact-list.ts';
import { shellWord } from '../list/commands.ts';
import { formTokenField } from '../layout/form-token.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import { copiedLine } from '../layout/copied-line.ts';
import { tokenLink, type TokenNames } from './token-link.ts';
import { endOf, type HeldToken } from './tokens-view.ts';

export interface TokenPageInput extends HeldToken {
  /** Of the token that a feed key reads for. */
  readonly names: TokenNames;
  readonly now: Date;
  readonly problem: Problem | undefined;
}

/** One token, with a sign-in link for it and its revocation. */
export function tokenPage(input: TokenPageInput, frame: Frame): string {
  const { token, now, problem } = input;
  const { adminTokens: messages } = frame.messages;
  const inUse = isLive(token, now);
  const content = html`${facts(input, frame)} ${inUse && token.kind === 'token' && linkForm(token.id, frame)}
    ${inUse && revokeForm(token.id, frame)}
    <p class="actions">
      <a class="button quiet" href="${adminAddress(frame.addresses, 'tokens')}">${messages.back}</a>
    </p>`;
  const heading = messages.one({ name: frame.format.name(token.name) });
  return adminLayout({ part: 'tokens', heading, title: token.name, problem, content }, frame);
}

function facts({ token, holdings, names, now }: TokenPageInput, frame: Frame): Html {
  const { format, messages } = frame;
  const { adminTokens, common, account } = messages;
  const { parentId, subject, expiresAt, lastUsedAt, torrentsMax, metainfoBytesMax } = token;
  return factList([
    [adminTokens.state, endOf(token, now, frame) ?? adminTokens.inUse],
    [adminTokens.kind, adminTokens.kinds[token.kind]],
    [adminTokens.role, html`${code(token.role)}: ${account.roles[token.role]}`],
    [
      adminTokens.scope,
      token.collection === undefined ? adminTokens.everywhere : format.name(token.collection),
    ],
    [adminTokens.created, format.moment(token.createdAt)],
    [adminTokens.expires, expiresAt === undefined ? adminTokens.never : format.moment(expiresAt)],
    [adminTokens.lastUsed, lastUsedAt === undefined ? adminTokens.notYet : format.moment(lastUsedAt)],
    [
      adminTokens.published,
      format.both(common.torrents({ count: holdings.torrentCount }), format.size(holdings.metainfoBytes)),
    ],
    [adminTokens.torrentsMax, torrentsMax === undefined ? undefined : format.count(torrentsMax)],
    [
      adminTokens.metainfoBytesMax,
      metainfoBytesMax === undefined ? undefined : format.size(metainfoBytesMax),
    ],
    [adminTokens.subject, subject === undefined ? undefined : format.name(subject)],
    [adminTokens.parent, parentId === undefined ? undefined : tokenLink(parentId, names, frame)],
  ]);
}

function linkForm(id: number, frame: Frame): Html {
  const { adminTokens: messages } = frame.messages;
  return html`<section aria-labelledby="link">
    <h2 id="link">${messages.link}</h2>
    <p>${messages.linkAbout}</p>
    <form action="${adminAddress(frame.addresses, 'tokens', id, 'login-link')}" method="post">
      ${formTokenField(frame)}
      <button class="button quiet">${messages.createLink}</button>
    </form>
  </section>`;
}

function revokeForm(id: number, frame: Frame): Html {
  const { adminTokens: messages } = frame.messages;
  const isOwn = frame.visitor.token?.id === id;
  return html`<section class="card note bad" aria-labelledby="revoke">
    <h2 id="revoke">${messages.revokeTitle}</h2>
    <p>${messages.revokeAbout}</p>
    ${isOwn && html`<p><strong>${messages.revokeOwn}</strong></p>`}
    <form action="${adminAddress(frame.addresses, 'tokens', id, 'revoke')}" method="post">
      ${formTokenField(frame)}
      <label class="check"
        ><input type="checkbox" name="sure" value="yes" required /> ${messages.revokeSure}</label
      >
      <button class="button">${messages.revoke}</button>
    </form>
  </section>`;
}

/** A token that was just made: the only page that ever shows its secret. */
export function newTokenPage({ token, secret }: IssuedToken, frame: Frame): string {
  const { adminTokens: messages } = frame.messages;
  const { format, publicAddresses } = frame;
  const collection = token.collection?.replace(/\/\*\*$/, '') ?? 'my-collection';
  const curl = `curl -u :${secret} -T name.torrent ${shellWord(publicAddresses.collection(collection))}`;
  const content = html`<div class="card note good">
      <p>${messages.newToken({ name: format.name(token.name) })}</p>
      ${copiedLine(secret, messages.newTitle, frame)}
      ${
        token.role !== 'reader' &&
        html`<p>${messages.tryIt}</p>
          ${copiedLine(curl, messages.tryIt, frame)}`
      }
    </div>
    <p class="actions">
      <a class="button quiet" href="${adminAddress(frame.addresses, 'tokens')}">${messages.back}</a>
    </p>`;
  return adminLayout(
    { part: 'tokens', heading: messages.newTitle, title: messages.newTitle, content },
    frame,
  );
}

/** A sign-in link that was just made: the only page that ever shows it. */
export function newLinkPage(name: string, link: string, frame: Frame): string {
  const { adminTokens: messages } = frame.messages;
  const content = html`<div class="card note good">
      <p>${messages.newLink({ name: frame.format.name(name) })}</p>
      ${copiedLine(link, messages.newLinkTitle, frame)}
    </div>
    <p class="actions">
      <a class="button quiet" href="${adminAddress(frame.addresses, 'tokens')}">${messages.back}</a>
    </p>`;
  return adminLayout(
    { part: 'tokens', heading: messages.newLinkTitle, title: messages.newLinkTitle, content },
    frame,
  );
}
