import { PROBLEM_CODES } from '../../../src/health/problem-kinds.ts';
import { AUDIT_ACTIONS } from '../../../src/events/audit.ts';
import { AppError } from '../../../src/errors.ts';
import { toProblem } from '../../../src/http/problem.ts';
import { REPORT_KINDS } from '../../../src/catalogue/moderation.ts';
import { TORRENT_STATES } from '../../../src/catalogue/torrent.ts';
import type { Infohash, InfohashV1 } from '../../../src/metainfo/infohash.ts';
import { auditPage } from '../../../src/site/admin/audit-view.ts';
import { bansPage } from '../../../src/site/admin/bans-view.ts';
import { blocksPage } from '../../../src/site/admin/blocks-view.ts';
import { BULK_ACTIONS } from '../../../src/site/admin/bulk-form.ts';
import { bulkConfirmPage, bulkResultPage } from '../../../src/site/admin/bulk-results.ts';
import { healthPage } from '../../../src/site/admin/health-view.ts';
import { overviewPage } from '../../../src/site/admin/overview-view.ts';
import { QUEUE_DONE, queuePage } from '../../../src/site/admin/queue-view.ts';
import { settingsPage } from '../../../src/site/admin/settings-view.ts';
import { NOTHING_TYPED } from '../../../src/site/admin/token-form.ts';
import { newLinkPage, newTokenPage, tokenPage } from '../../../src/site/admin/token-view.ts';
import { tokensPage } from '../../../src/site/admin/tokens-view.ts';
import { adminTorrentsPage } from '../../../src/site/admin/torrents-view.ts';
import type { Frame } from '../../../src/site/layout/frame.ts';
import { torrentOf, visitorOf } from '../../support/site/fixtures.ts';

const base = { origin: 'https://torrents.example', prefix: '/sub' };
const time = new Date('2026-09-15T12:33:00Z');
const later = new Date('2026-09-17T12:33:00Z');
const VIAS = [
  'token',
  'session',
  'login link',
  'provider',
  'delete key',
  'nothing',
  'command line',
  'server',
] as const;

/** The id of a token that is not there any more. */
const GONE = 99;

/** All pages of the administration as an admin sees them, in all their states; `text` is what strangers wrote. */
export function adminPagesOf(stranger: Frame, text: string): Record<string, () => string> {
  const visitor = visitorOf('admin', text);
  const actor = { ...visitor.actor, changes: 'all' } as const;
  const frame: Frame = { ...stranger, visitor: { ...visitor, actor }, waitingCount: 1234 };
  const scoped: Frame = { ...frame, visitor: visitorOf('moderator', text) };
  const ofSome: Frame = {
    ...scoped,
    visitor: { ...scoped.visitor, actor: { ...scoped.visitor.actor, scope: text } },
  };
  // As the parameters of an address are.
  const typedText = text.toWellFormed();
  const problem = toProblem(new AppError('malformed', text, { hint: text }), base);
  const names = new Map([
    [3, text],
    [7, text],
  ]);
  const states = TORRENT_STATES.map((state, index) =>
    torrentOf({
      name: text,
      title: text,
      state,
      stateReason: text,
      ownerId: [undefined, 7, GONE][index % 3],
      collection: index === 0 ? '' : text,
      infohashV1: String(index).repeat(40) as InfohashV1,
    }),
  );
  const reports = [...REPORT_KINDS, 'other' as const].map((kind, index) => ({
    id: index + 1,
    torrent: states[index] ?? torrentOf({ name: text }),
    kind,
    text: index === 0 ? '' : text,
    reporterId: index === 1 ? 7 : undefined,
    at: time,
    newestId: 9,
  }));
  const queue = {
    reports,
    names,
    pending: states.map((torrent, index) => ({
      torrent,
      occupant: index === 0 ? torrentOf({ name: text }) : undefined,
      rivals: index < 2 ? states.slice(0, 2) : [],
    })),
    nextReports: '?report=1#reports',
    nextPending: '?pending=x#pending',
    search: '',
    done: undefined,
    problem: undefined,
    typed: undefined,
  };
  const nothing = { reports: [], pending: [], nextReports: undefined, nextPending: undefined };
  const { token } = visitor;
  if (token === undefined) throw new Error('Cannot show tokens without one');
  const held = { token, names, holdings: { torrentCount: 0, metainfoBytes: 0 } };
  const bounded = {
    names,
    token: {
      ...token,
      id: 8,
      kind: 'person' as const,
      collection: text,
      expiresAt: time,
      lastUsedAt: time,
      torrentsMax: 5,
      metainfoBytesMax: 1000,
      subject: text,
      parentId: 7,
    },
    holdings: { torrentCount: 2, metainfoBytes: 500 },
  };
  const revoked = { ...held, token: { ...token, id: 9, kind: 'feed_key' as const, revokedAt: time } };
  const list = {
    names,
    withEnded: false,
    next: '?after=1',
    now: later,
    problem: undefined,
    typed: NOTHING_TYPED,
  };
  const query = new URLSearchParams({ q: typedText, collection: typedText, tag: typedText, below: 'true' });
  const torrents = {
    query,
    torrents: states.map((torrent) => ({ torrent, version: 'version' })),
    seenAt: time,
    names,
    next: '?cursor=x',
    problem: undefined,
    typed: undefined,
  };
  const found = { count: 1234, isMore: false };
  const asked = { action: 'category', value: typedText, search: '' } as const;
  const items = [
    { infohash: 'a'.repeat(40) as Infohash, torrent: undefined, error: new AppError('not_found', text) },
    ...states.map((torrent) => ({
      infohash: 'a'.repeat(40) as Infohash,
      torrent,
      error: new AppError('conflict', text, { hint: text }),
    })),
  ];
  const facts = {
    name: text,
    old: text,
    description: text,
    userAgent: text,
    tokenId: 7,
    parentId: GONE,
    number: 1,
    yes: true,
    no: false,
    nothing: null,
    many: [text, text],
    none: [],
  };
  const entries = AUDIT_ACTIONS.map((action, index) => ({
    id: index + 1,
    at: time,
    actor: {
      tokenId: index === 0 ? 7 : undefined,
      name: text,
      via: VIAS[index % VIAS.length] ?? 'server',
      ip: index === 0 ? '203.0.113.1' : undefined,
    },
    action,
    object: ['token 3', `token ${GONE}`, 'a'.repeat(40), text][index % 4] ?? text,
    before: index === 1 ? undefined : facts,
    after: index === 2 ? undefined : facts,
  }));
  const setting = { key: 'host', flag: '--host', variable: 'TORRENTRY_HOST', about: 'the address' };
  const sources = [
    undefined,
    ...(['flag', 'environment', 'file'] as const).map((kind) => ({ kind, name: text })),
  ];
  const store = {
    schemaVersion: 5,
    fileBytes: 1e6,
    journalBytes: 1e5,
    freeBytes: 1e4,
    diskFreeBytes: 1e9,
    writer: 'running',
    search: 'asleep',
    waitingWrites: 0,
    waitingSearches: 0,
  } as const;
  const check = {
    at: time,
    tookMs: 1200,
    flaws: [],
    tablesChecked: 20,
    tableCount: 21,
    filesChecked: 5,
    fileCount: 9,
  };
  const totals = TORRENT_STATES.flatMap((state) =>
    [0, 3, 6].map((sizeClass) => ({
      state,
      version: 'v1' as const,
      sizeClass,
      torrentCount: sizeClass + 1,
      contentBytes: 1e12,
      metainfoBytes: 1e6,
    })),
  );
  const uploads = Array.from({ length: 30 }, (_, day) => ({
    day: new Date(Date.UTC(2026, 8, 1 + day)),
    count: day % 7,
  }));
  const stored = { part: 'torrents', id: 1, sha256: 'a'.repeat(64), foundAt: time } as const;
  const verification = {
    progress: { position: undefined, beganAt: time, files: 9, bytes: 2 ** 20, completedAt: time },
    damaged: {
      files: [
        {
          ...stored,
          torrent: {
            collection: text,
            fileName: text,
            infohashV1: 'b'.repeat(40) as InfohashV1,
            infohashV2: undefined,
          },
        },
        { ...stored, id: 2, torrent: undefined },
      ],
      count: 2,
    },
    repairedFiles: 1,
  };
  const backups = {
    place: text,
    everyMs: 86_400_000,
    newestAt: time,
    lastMade: { at: time, bytes: 2 ** 30, torrentCount: 9, tookMs: 1000 },
    lastFailure: { at: time, why: text },
    isRunning: true,
  };
  const swarms = {
    size: { swarmCount: 3, entryCount: 9, peerBytes: 2 ** 20 },
    counts: [{ transport: 'udp', kind: 'dropped', label: 'rate', count: 7 }],
  };
  const publishedFolder = {
    mount: { prefix: '/files', folder: '/srv/files', collection: 'releases' },
    publishedCount: 2,
    waitingCount: 1,
    problems: [],
    current: { name: text, doneBytes: 1_000, totalBytes: 2_000 },
    hashedBytes: 5_000,
  };
  const problems = PROBLEM_CODES.map((code) => ({
    code,
    subject: text,
    detail: text,
    since: time,
    lastSeen: time,
  }));
  return {
    'admin overview': () =>
      overviewPage(
        {
          problems,
          waiting: { pendingCount: 3, reportCount: 0 },
          numbers: { totals, uploads, downloads: uploads, databaseBytes: 1e6 },
        },
        frame,
      ),
    'admin overview of a database that cannot be read': () =>
      overviewPage({ problems, waiting: undefined, numbers: undefined }, frame),
    'admin overview of a scope': () =>
      overviewPage(
        { problems: [], waiting: { pendingCount: 0, reportCount: 2 }, numbers: undefined },
        ofSome,
      ),
    'admin queue': () => queuePage(queue, frame),
    'admin queue of a scope': () => queuePage(queue, ofSome),
    'admin queue with a problem': () =>
      queuePage({ ...queue, problem, typed: { entry: 'report-1', reason: typedText } }, frame),
    ...Object.fromEntries(
      QUEUE_DONE.map((done) => [
        `admin queue, ${done}`,
        () => queuePage({ ...queue, ...nothing, done }, frame),
      ]),
    ),
    'admin torrents': () => adminTorrentsPage({ ...torrents, found }, frame),
    'admin torrents, nothing found': () =>
      adminTorrentsPage(
        { ...torrents, torrents: [], next: undefined, found: { count: 0, isMore: false }, problem },
        frame,
      ),
    'admin torrents with a problem': () =>
      adminTorrentsPage(
        {
          ...torrents,
          found: { count: 5, isMore: true },
          problem,
          typed: {
            action: 'move',
            fields: { reason: typedText, category: typedText, tag: typedText, collection: typedText },
            selected: ['1'.repeat(40)],
          },
        },
        frame,
      ),
    ...Object.fromEntries(
      BULK_ACTIONS.map((action) => [
        `admin torrents, ${action}?`,
        () =>
          bulkConfirmPage(
            { ...asked, action },
            { found, isEverything: action === 'remove', seenAt: time },
            frame,
          ),
      ]),
    ),
    'admin torrents changed': () =>
      bulkResultPage(
        {
          asked,
          result: { items: [], next: undefined, remaining: { count: 0, isMore: false } },
          further: undefined,
        },
        frame,
      ),
    'admin torrents, some changed': () =>
      bulkResultPage(
        {
          asked,
          result: { items, next: undefined, remaining: found },
          further: { cursor: 'x', isEverything: true, seenAt: time },
        },
        frame,
      ),
    'admin blocks': () =>
      blocksPage(
        {
          blocks: [7, undefined].map((byId) => ({
            infohash: 'a'.repeat(40) as Infohash,
            reason: text,
            at: time,
            byId,
          })),
          names,
          next: '?before=a',
          problem,
          typed: { infohash: typedText, reason: typedText },
        },
        frame,
      ),
    'admin blocks, none': () =>
      blocksPage(
        { blocks: [], names, next: undefined, problem: undefined, typed: { infohash: '', reason: '' } },
        frame,
      ),
    'admin bans': () =>
      bansPage(
        {
          bans: [7, undefined].map((byId) => ({
            id: 1,
            range: '2001:db8::/32',
            reason: text,
            at: time,
            expiresAt: byId === undefined ? undefined : time,
            byId,
            byName: text,
          })),
          next: '?before=1',
          problem,
          typed: { range: typedText, reason: typedText, expires: typedText },
        },
        frame,
      ),
    'admin bans, none': () =>
      bansPage(
        { bans: [], next: undefined, problem: undefined, typed: { range: '', reason: '', expires: '' } },
        frame,
      ),
    'admin tokens': () => tokensPage({ ...list, tokens: [held, bounded] }, frame),
    'admin tokens with those that ended': () =>
      tokensPage(
        {
          ...list,
          tokens: [bounded, revoked],
          withEnded: true,
          next: undefined,
          problem,
          typed: { ...NOTHING_TYPED, name: typedText, collection: typedText },
        },
        frame,
      ),
    'admin token of its own': () => tokenPage({ ...held, now: later, problem }, frame),
    'admin token of a person': () =>
      tokenPage(
        { ...bounded, token: { ...bounded.token, expiresAt: undefined }, now: later, problem: undefined },
        frame,
      ),
    'admin token that expired': () => tokenPage({ ...bounded, now: later, problem: undefined }, frame),
    'admin token that was revoked': () => tokenPage({ ...revoked, now: later, problem: undefined }, frame),
    'admin token, new': () => newTokenPage({ token, secret: 'torrentry_x' }, frame),
    'admin token, new reader': () =>
      newTokenPage({ token: { ...token, role: 'reader' }, secret: 'torrentry_x' }, frame),
    'admin sign-in link, new': () => newLinkPage(text, 'https://torrents.example/sub/login?once=x', frame),
    'admin audit': () => auditPage({ query, entries, names, next: '?before=1' }, frame),
    'admin audit, nothing found': () =>
      auditPage({ query: new URLSearchParams(), entries: [], names, next: undefined }, frame),
    'admin settings': () =>
      settingsPage(
        sources.map((source, index) => ({
          ...setting,
          source,
          isSet: index < 3,
          value: index < 2 ? text : undefined,
        })),
        frame,
      ),
    'admin health': () =>
      healthPage(
        {
          facts: store,
          housekeeping: undefined,
          check: undefined,
          backups: undefined,
          swarms: undefined,
          published: [],
          verification: undefined,
        },
        frame,
      ),
    'admin health, checked': () =>
      healthPage(
        {
          facts: store,
          housekeeping: { at: time, purged: 2, isDone: true },
          check,
          backups,
          swarms,
          published: [publishedFolder],
          verification,
        },
        frame,
      ),
    'admin health, unwell': () =>
      healthPage(
        {
          facts: { ...store, writer: 'failed', waitingWrites: 1, waitingSearches: 2 },
          housekeeping: { at: time, purged: 0, isDone: false },
          verification: { progress: undefined, damaged: { files: [], count: 0 }, repairedFiles: 0 },
          backups: { ...backups, newestAt: undefined, lastMade: undefined, lastFailure: undefined },
          check: { ...check, flaws: [text] },
          swarms: undefined,
          published: [
            {
              ...publishedFolder,
              problems: Array.from({ length: 25 }, () => ({ name: text, message: text })),
            },
          ],
        },
        frame,
      ),
  };
}
