import type { Session } from '../../access/session.ts';
import type { Token } from '../../access/token.ts';
import type { Publisher } from '../../catalogue/publisher.ts';
import type { Holdings } from '../../catalogue/store.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';
import { factList } from '../layout/fact-list.ts';
import { ownPublisher } from '../publisher/own-publisher.ts';
import { feedKeyList, passkeyList } from './own-keys.ts';
import { formTokenField } from '../layout/form-token.ts';
import { layout } from '../layout/layout.ts';
import { sessionList } from './session-list.ts';

export interface AccountPageInput {
  readonly token: Token;
  /** What it has published. */
  readonly holdings: Holdings;
  readonly sessions: readonly Session[];
  /** Those in use. */
  readonly feedKeys: readonly Token[];
  /** Those in use; undefined where there is no tracker. */
  readonly passkeys: readonly Token[] | undefined;
  /** Whether the tracker counts what users transfer. */
  readonly hasFigures: boolean;
  /** Whether reading takes a token. */
  readonly needsTokenToRead: boolean;
  /** The page that it has as a publisher, and whether it may have one. */
  readonly publisher: Publisher | undefined;
  readonly mayHavePage: boolean;
}

/** The visitor's role, quota and feed keys, and where they are signed in. */
export function accountPage(input: AccountPageInput, frame: Frame): string {
  const { addresses, visitor, messages } = frame;
  const { account } = messages;
  const content = html`<h1>${account.title}</h1>
    ${facts(input, frame)}
    <div class="actions">
      <a class="button quiet" href="${addresses.accountTorrents}">${account.torrents}</a>
      ${
        input.hasFigures &&
        html`<a class="button quiet" href="${addresses.accountFigures}">${messages.figures.title}</a>`
      }
      ${visitor.session !== undefined && signOut(frame)}
    </div>
    ${input.mayHavePage && ownPublisher(input.publisher, frame)}
    ${input.sessions.length > 0 && sessionList(input.sessions, frame)}
    ${feedKeyList(input.feedKeys, input.needsTokenToRead, frame)}
    ${input.passkeys !== undefined && passkeyList(input.passkeys, frame)}`;
  const head = html`<link rel="manifest" href="${addresses.manifest}" />`;
  return layout({ title: account.title, content, current: 'account', hidden: true, head }, frame);
}

function facts({ token, holdings }: AccountPageInput, frame: Frame): Html {
  const { messages, format } = frame;
  const { account, common } = messages;
  const { torrentCount, metainfoBytes } = holdings;
  const { torrentsMax, metainfoBytesMax } = token;
  const published =
    torrentsMax === undefined
      ? common.torrents({ count: torrentCount })
      : account.usedOf({
          used: html`${format.count(torrentCount)}`,
          max: html`${common.torrents({ count: torrentsMax })}`,
        });
  const files =
    metainfoBytesMax === undefined
      ? format.size(metainfoBytes)
      : account.usedOf({ used: format.size(metainfoBytes), max: format.size(metainfoBytesMax) });
  return factList([
    [account.name, format.name(token.name)],
    [account.role, html`${code(token.role)}: ${account.roles[token.role]}`],
    [account.collection, token.collection === undefined ? account.everywhere : format.name(token.collection)],
    [account.expires, token.expiresAt === undefined ? account.never : format.moment(token.expiresAt)],
    [account.published, published],
    [account.files, files],
  ]);
}

function signOut(frame: Frame): Html {
  const { addresses, messages } = frame;
  return html`<form action="${addresses.logout}" method="post">
    ${formTokenField(frame)}
    <button class="button quiet">${messages.account.signOut}</button>
  </form>`;
}
