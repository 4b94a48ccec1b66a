import { AppError } from '../../../src/errors.ts';
import { toProblem } from '../../../src/http/problem.ts';
import { TORRENT_STATES, type Torrent } from '../../../src/catalogue/torrent.ts';
import type { InfohashV2 } from '../../../src/metainfo/infohash.ts';
import type { Metainfo } from '../../../src/metainfo/metainfo.ts';
import { TYPED_NAMES, typedOf } from '../../../src/site/torrent/edit-form.ts';
import type { Frame } from '../../../src/site/layout/frame.ts';
import { deletePage } from '../../../src/site/torrent/torrent-delete-view.ts';
import { editPage } from '../../../src/site/torrent/torrent-edit-view.ts';
import { filesPage } from '../../../src/site/torrent/torrent-files-view.ts';
import { removedPage } from '../../../src/site/torrent/torrent-removed.ts';
import { replacePage } from '../../../src/site/torrent/torrent-replace-view.ts';
import { reportedPage, reportPage } from '../../../src/site/torrent/torrent-report-view.ts';
import { torrentPage } from '../../../src/site/torrent/torrent-view.ts';
import { statusPage } from '../../../src/site/torrent/torrent-status-view.ts';
import { fileOf, moderator, stranger, visitorOf } from '../../support/site/fixtures.ts';

const base = { origin: 'https://torrents.example', prefix: '/sub' };
const time = new Date('2026-09-15T12:33:00Z');

/** The page of a torrent, and those of what can be done about it, in all their states; `text` is what strangers wrote. */
const day = { day: new Date('2026-09-15T00:00:00Z'), seeders: 3, leechers: 1, completed: 0 };
const elsewhere = { source: 'udp://tracker.example:6969', at: day.day };
const health = { counts: { seeders: 12, leechers: 3, completed: 40 }, elsewhere, history: [day, day] };

export function torrentPagesOf(
  frame: Frame,
  torrent: Torrent,
  metainfo: Metainfo,
  text: string,
): Record<string, () => string> {
  const owner: Frame = { ...frame, visitor: visitorOf('uploader', text) };
  const moderating: Frame = { ...frame, visitor: moderator };
  const own = { ...torrent, ownerId: 7 };
  const hybrid = { ...own, version: 'hybrid', infohashV2: 'd'.repeat(64) as InfohashV2 } as const;
  const problem = toProblem(new AppError('conflict', text, { hint: text }), base);
  const shown = {
    torrent,
    metainfo,
    magnet: { infohashV1: torrent.infohashV1, name: text, trackers: [[text]], webSeeds: [text] },
    notInMagnet: 2,
    occupant: torrent,
    versions: Array.from({ length: 6 }, (_, index) => ({ ...torrent, id: index + 1 })),
    topLevel: undefined,
    signers: [{ name: text, verdict: 'unknown' }] as const,
    publisher: undefined,
    needsTokenToRead: false,
    ownTracker: { needsPasskey: false },
    health,
    seedTests: [{ url: metainfo.webSeeds[0] ?? '', outcome: 'no_ranges', at: time }] as const,
  };
  const states = TORRENT_STATES.filter((state) => state !== 'removed').map(
    (state) =>
      [
        `${state} torrent`,
        () => {
          const visible = { ...hybrid, state, stateReason: text };
          return torrentPage({ ...shown, torrent: visible, publisher: text }, moderating);
        },
      ] as const,
  );
  const blank = { wrong: new Map(), problem: undefined, isChanged: false, preview: false };
  const edited = { torrent: own, typed: typedOf(own), seen: 'version', ...blank };
  const others = Object.fromEntries(TYPED_NAMES.map((name) => [name, `other ${text}`]));
  const typed = { ...edited.typed, ...others };
  const wrong = new Map(TYPED_NAMES.map((name) => [name, new AppError('malformed', text, { hint: text })]));
  const deletion = {
    torrent: own,
    seen: 'version',
    actor: owner.visitor.actor,
    deleteKey: undefined,
    undoDays: 30,
    reason: text,
    status: '410',
    block: false,
    problem: undefined,
  };
  const removed = {
    ...own,
    state: 'removed',
    removal: { at: time, reason: text, status: 451, byId: 7 },
  } as const;
  const removal = {
    torrent: removed,
    above: torrent.collection,
    mayRestore: true,
    undoDays: 30,
    deleteKey: undefined,
    occupant: undefined,
    mayMoveOccupant: false,
    problem: undefined,
  };
  const files = [fileOf([text, text]), fileOf([text])];
  const several = Array.from({ length: 30 }, () => fileOf([text]));
  const list = { torrent, first: 0, number: 1, search: '', folder: '' };
  const topLevel = {
    folders: [{ name: text, fileCount: 3000, contentBytes: 1 }],
    files: several,
    moreFiles: 2,
  };
  return {
    torrent: () => torrentPage(shown, frame),
    'torrent that takes a token': () => torrentPage({ ...shown, needsTokenToRead: true }, frame),
    'torrent that takes a passkey': () =>
      torrentPage({ ...shown, ownTracker: { needsPasskey: true }, health: undefined }, frame),
    'torrent of many files': () => torrentPage({ ...shown, topLevel }, frame),
    'own torrent': () => torrentPage({ ...shown, torrent: own }, owner),
    ...Object.fromEntries(states),
    'edit form': () => editPage(edited, owner),
    'edit form of a moderator': () =>
      editPage({ ...edited, torrent: { ...own, state: 'pending' } }, moderating),
    'edit form of a superseded torrent': () =>
      editPage({ ...edited, torrent: { ...own, state: 'superseded' } }, owner),
    preview: () => editPage({ ...edited, typed: { ...edited.typed, description: '' }, preview: true }, owner),
    'edit form with mistakes': () => editPage({ ...edited, typed, wrong }, moderating),
    'edit form with a problem': () => editPage({ ...edited, typed, problem }, owner),
    'edit form of what has changed': () => editPage({ ...edited, typed, isChanged: true }, owner),
    'delete form': () => deletePage(deletion, owner),
    'status of a pending torrent': () => statusPage({ ...torrent, state: 'pending' }, 'key', frame),
    'delete form with a key': () =>
      deletePage({ ...deletion, actor: stranger.actor, deleteKey: 'key' }, frame),
    'delete form of a moderator': () =>
      deletePage({ ...deletion, actor: moderator.actor, status: '451', block: true, problem }, moderating),
    'removed torrent': () => removedPage({ ...removal, deleteKey: 'key' }, owner),
    'removed torrent whose path is taken': () =>
      removedPage({ ...removal, occupant: torrent, mayMoveOccupant: true, problem }, owner),
    'removed torrent whose path others took': () => removedPage({ ...removal, occupant: torrent }, owner),
    'removed torrent that could not be restored': () => removedPage({ ...removal, problem }, owner),
    'torrent that others removed': () => removedPage({ ...removal, mayRestore: false }, owner),
    'replace form': () => replacePage(own, undefined, owner),
    'replace form with a problem': () => replacePage(own, problem, owner),
    'report form': () => reportPage({ torrent, kind: '', text: '', problem: undefined }, frame),
    'report form with a problem': () => reportPage({ torrent, kind: 'spam', text, problem }, owner),
    'thanks for a report': () => reportedPage(torrent, frame),
    files: () => filesPage({ ...list, files, first: 500, number: 2, count: 1100 }, frame),
    'files that were looked for': () =>
      filesPage(
        {
          ...list,
          files: several,
          search: torrent.name,
          folder: `harmless/${text.replaceAll('/', '_')}`,
          count: 1100,
        },
        frame,
      ),
    'files that there are none of': () =>
      filesPage({ ...list, files: [], search: torrent.name, count: 0 }, frame),
  };
}
