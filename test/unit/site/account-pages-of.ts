import type { Session } from '../../../src/access/session.ts';
import { AppError } from '../../../src/errors.ts';
import { toProblem } from '../../../src/http/problem.ts';
import { TORRENT_STATES } from '../../../src/catalogue/torrent.ts';
import type { Frame } from '../../../src/site/layout/frame.ts';
import { figuresPage } from '../../../src/site/account/figures-view.ts';
import { accountPage } from '../../../src/site/account/account-view.ts';
import { newFeedKeyPage, newPasskeyPage } from '../../../src/site/account/own-keys.ts';
import { loginPage } from '../../../src/site/login/login-view.ts';
import { ownTorrentsPage } from '../../../src/site/account/own-torrents.ts';
import { problemPage } from '../../../src/site/problem/problem-view.ts';
import { torrentOf, visitorOf } from '../../support/site/fixtures.ts';

const base = { origin: 'https://torrents.example', prefix: '/sub' };
const time = new Date('2026-09-15T12:33:00Z');

/** The pages to sign in at and of whoever has, in all their states; `text` is what strangers wrote. */
export function accountPagesOf(frame: Frame, text: string): Record<string, () => string> {
  const { token, ...visitor } = visitorOf('uploader', text);
  if (token === undefined) throw new Error('Cannot show an account without a token');
  const session: Session = {
    id: 1,
    token,
    userAgent: text,
    ip: '203.0.113.1',
    createdAt: time,
    lastSeenAt: time,
    expiresAt: time,
  };
  const signedIn: Frame = { ...frame, visitor: { ...visitor, token, session } };
  const bounded = { ...token, collection: text, expiresAt: time, torrentsMax: 5, metainfoBytesMax: 1000 };
  const holdings = { torrentCount: 2, metainfoBytes: 500 };
  const sessions = [session, { ...session, id: 2, ip: undefined }, { ...session, id: 3, userAgent: '' }];
  const feedKeys = [token, { ...token, lastUsedAt: time }];
  const items = TORRENT_STATES.map((state) => ({
    torrent: torrentOf({ name: text, title: text, state, stateReason: text }),
    mayChange: state !== 'removed',
    mayRestore: state === 'removed',
  }));
  const refusal = new AppError('unauthorized', text, { hint: text });
  // As the parameters of an address are.
  const next = text.toWellFormed();
  const sign = { next, once: undefined, problem: undefined, hasProvider: true };
  const publisher = {
    ownerId: token.id,
    slug: 'a-publisher',
    name: text,
    about: text,
    verified: true,
    formerSlugs: [],
    createdAt: token.createdAt,
    updatedAt: token.createdAt,
  };
  const nothing = { uploaded: 0, downloaded: 0, uploadedAlone: 0, seedSeconds: 0 };
  const figure = {
    uploaded: 3_000,
    downloaded: 2_000,
    uploadedAlone: 500,
    seedSeconds: 200_000,
    infohash: 'ab'.repeat(20),
    changedAt: time,
  };
  return {
    'sign in': () => loginPage(sign, frame),
    'sign in again': () => loginPage({ ...sign, problem: toProblem(refusal, base) }, frame),
    'login link': () => loginPage({ ...sign, next: null, once: text }, frame),
    'login link of somebody signed in': () => loginPage({ ...sign, next: null, once: text }, signedIn),
    'page that takes a token': () => problemPage(toProblem(refusal, base), frame, { hasProvider: true }),
    account: () =>
      accountPage(
        {
          token: bounded,
          holdings,
          sessions,
          feedKeys,
          passkeys: feedKeys,
          hasFigures: true,
          needsTokenToRead: true,
          publisher,
          mayHavePage: true,
        },
        signedIn,
      ),
    'account without bounds': () =>
      accountPage(
        {
          token,
          holdings,
          sessions: [],
          feedKeys: [],
          passkeys: undefined,
          hasFigures: false,
          needsTokenToRead: false,
          publisher: undefined,
          mayHavePage: true,
        },
        signedIn,
      ),
    'new feed key': () => newFeedKeyPage({ token, secret: 'torrentry_feed_x' }, signedIn),
    'new passkey': () =>
      newPasskeyPage({ token, secret: 'ab12' }, `${base.origin}/announce?passkey=ab12`, signedIn),
    'own torrents': () => ownTorrentsPage({ items, next: '?cursor=1' }, signedIn),
    transferred: () =>
      figuresPage(
        {
          items: [
            { figure, torrent: torrentOf({ name: text }) },
            { figure, torrent: undefined },
          ],
          totals: figure,
          next: '?cursor=1',
        },
        signedIn,
      ),
    'nothing transferred': () => figuresPage({ items: [], totals: nothing, next: undefined }, signedIn),
    'no own torrents': () => ownTorrentsPage({ items: [], next: undefined }, signedIn),
  };
}
