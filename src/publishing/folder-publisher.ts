import { fileNameFor } from '../catalogue/names.ts';
import { AppError, type ErrorCode } from '../errors.ts';
import type { Log } from '../http/context.ts';
import type { OutsideInfo } from '../metainfo/create.ts';
import type { KnownItem, Refusal, SourceItem } from './item.ts';
import type { Journal } from './journal.ts';
import type { ThreadReports } from '../lib/thread-pool.ts';
import { makeTorrent, type FormerTorrent } from './make-torrent.ts';
import { planActions, type Action } from './plan.ts';
import { scanFolder, type Scan, type ScanProblem } from './scan.ts';
import { Settling } from './settling.ts';
import type { PublishTarget } from './target.ts';

/** A folder whose files and folders are published. */
export interface PublishedFolder {
  /** The folder itself. */
  readonly root: string;
  readonly collection: string;
  /** What is outside `info` in a torrent of an item: its web seed and trackers. */
  readonly outsideOf: (item: Pick<SourceItem, 'name' | 'kind'>) => OutsideInfo;
}

export interface PublisherParts {
  readonly folder: PublishedFolder;
  readonly journal: Journal;
  readonly target: PublishTarget;
  /** How long nothing in an item may have changed before it is complete, in milliseconds. */
  readonly settleMs: number;
  readonly now: () => Date;
  readonly log: Log;
  readonly reports?: ThreadReports | undefined;
}

/** How far the publication of a folder is. */
export interface PublisherStatus {
  readonly publishedCount: number;
  /** How many items are there that are not complete, or whose turn has not come. */
  readonly waitingCount: number;
  /** What cannot be published, and why. */
  readonly problems: readonly ScanProblem[];
  /** What is being hashed. */
  readonly current: PublisherProgress | undefined;
  /** How many bytes were hashed since the start. */
  readonly hashedBytes: number;
}

export interface PublisherProgress {
  readonly name: string;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** Publishes what is in a folder, and follows its changes. */
export interface FolderPublisher {
  /**
   * Looks at the folder once, and publishes and removes what has to be. Resolves to how many items were published and
   * removed; rejects only with the reason of the signal. What fails is in the status, and tried again by a later run.
   */
  run(signal: AbortSignal): Promise<PublisherRun>;
  readonly status: PublisherStatus;
}

export interface PublisherRun {
  readonly publishedCount: number;
  readonly removedCount: number;
  /** How many could not be published or removed. */
  readonly failedCount: number;
  /** How long it took to look at the folder, in milliseconds. */
  readonly scanMs: number;
}

const PASSING: ReadonlySet<ErrorCode> = new Set([
  'unavailable',
  'insufficient_storage',
  'not_found',
  'rate_limited',
]);

const FAILURES = {
  publish: 'a served file or folder cannot be published',
  remove: 'the torrent of a file or folder that is gone cannot be removed',
} as const;

/** After an error that may pass by itself, an item is tried again after so many milliseconds. */
const RETRY_MS = 60_000;

export function createFolderPublisher(parts: PublisherParts): FolderPublisher {
  const { folder, journal, target, settleMs, now, log, reports } = parts;
  const settling = new Settling(settleMs);
  let waiting = 0;
  let folderProblems: readonly ScanProblem[] = [];
  let current: PublisherProgress | undefined;
  let hashedBytes = 0;

  const publish = async ({ item, former }: PublishAction, signal: AbortSignal): Promise<void> => {
    const outside = folder.outsideOf(item);
    const fileName = fileNameFor(item.name);
    const totalBytes = item.files.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);
    current = { name: item.name, doneBytes: 0, totalBytes };
    try {
      const bytes = await makeTorrent(item, {
        root: folder.root,
        outside,
        former: await formerOf(former),
        signal,
        reports,
        onHashed(lengthBytes) {
          hashedBytes += lengthBytes;
          if (current !== undefined) current = { ...current, doneBytes: current.doneBytes + lengthBytes };
        },
      });
      if (former?.published !== undefined && former.published.fileName !== fileName)
        await target.rename(former.published, fileName);
      const published = await target.publish(bytes, { collection: folder.collection, fileName });
      keep(item, former, { published, refusal: undefined, outside: JSON.stringify(outside) });
      log.info({ name: item.name, infohash: published.infohash }, 'a served file or folder was published');
    } finally {
      current = undefined;
    }
  };

  const keep = (
    { name, kind, files }: SourceItem,
    former: KnownItem | undefined,
    outcome: Pick<KnownItem, 'published' | 'refusal' | 'outside'>,
  ): void => {
    journal.put({ name, kind, files, ...outcome });
    if (former !== undefined && former.name !== name) journal.drop(former.name);
  };

  const formerOf = async (former: KnownItem | undefined): Promise<FormerTorrent | undefined> => {
    if (former?.published === undefined) return undefined;
    const bytes = await target.getBytes(former.published);
    return bytes && { item: former, bytes };
  };

  const act = async (action: Action, signal: AbortSignal): Promise<boolean> => {
    try {
      if (action.kind === 'publish') await publish(action, signal);
      else await remove(action.known);
      return true;
    } catch (error) {
      signal.throwIfAborted();
      const name = action.kind === 'publish' ? action.item.name : action.known.name;
      log.warn({ err: error, name }, FAILURES[action.kind]);
      if (action.kind === 'publish') {
        const { item, former } = action;
        const refusal = refusalOf(error, now().getTime());
        // What was published of it stays known, so that a later run replaces it.
        keep(item, former, { published: former?.published, refusal, outside: former?.outside ?? '' });
      }
      return false;
    }
  };

  const remove = async (known: KnownItem): Promise<void> => {
    if (known.published !== undefined) {
      await target.remove(known.published);
      log.info({ name: known.name }, 'a served file or folder is gone, and so is its torrent');
    }
    journal.drop(known.name);
  };

  const look = async (signal: AbortSignal): Promise<Scan | undefined> => {
    try {
      const scan = await scanFolder(folder.root, signal);
      folderProblems = scan.problems;
      if (!isReplacedByEmpty(scan, journal)) return scan;
      folderProblems = [
        {
          name: folder.root,
          message:
            'The folder is empty, and it is another folder than before, as when a disk is not mounted. Nothing is removed. Mount the disk, or put a file into the folder.',
        },
      ];
    } catch (error) {
      signal.throwIfAborted();
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      folderProblems = [
        { name: folder.root, message: `The folder cannot be read (${code}). Nothing is removed. Check it.` },
      ];
    }
    return undefined;
  };

  return {
    async run(signal) {
      const start = performance.now();
      const scan = await look(signal);
      const scanMs = performance.now() - start;
      if (scan === undefined) return { publishedCount: 0, removedCount: 0, failedCount: 1, scanMs };
      const at = now().getTime();
      const settled = settling.settled(scan.items, at);
      const actions = planActions({
        scan,
        settled,
        known: journal.items,
        outsideOf: (item) => JSON.stringify(folder.outsideOf(item)),
        now: at,
      });
      if (scan.items.length > 0 || journal.folderInode === undefined) journal.folderInode = scan.inode;
      const unsettled = scan.items.length - settled.size;
      const counts = { publish: 0, remove: 0, failed: 0 };
      for (const [index, action] of actions.entries()) {
        signal.throwIfAborted();
        waiting = unsettled + actions.length - index;
        counts[(await act(action, signal)) ? action.kind : 'failed'] += 1;
      }
      waiting = unsettled;
      const { publish: publishedCount, remove: removedCount, failed: failedCount } = counts;
      return { publishedCount, removedCount, failedCount, scanMs };
    },

    get status() {
      const known = [...journal.items.values()];
      const refused = known.flatMap(({ name, refusal }) =>
        refusal === undefined ? [] : [{ name, message: [refusal.message, refusal.hint].join('. ') }],
      );
      return {
        publishedCount: known.filter(({ published }) => published !== undefined).length,
        waitingCount: waiting,
        problems: [...folderProblems, ...refused],
        current,
        hashedBytes,
      };
    },
  };
}

type PublishAction = Extract<Action, { kind: 'publish' }>;

function isReplacedByEmpty(scan: Scan, { items, folderInode }: Journal): boolean {
  const isEmpty = scan.items.length === 0 && scan.problems.length === 0;
  return isEmpty && items.size > 0 && folderInode !== undefined && folderInode !== scan.inode;
}

/** What a file system or a busy store refuses is tried again; what the rules refuse waits for a change. */
function refusalOf(error: unknown, now: number): Refusal {
  if (!(error instanceof AppError))
    return { message: 'It cannot be published. The log says why', hint: undefined, retryAt: now + RETRY_MS };
  const { code, message, hint, errors = [] } = error;
  const mayPass = PASSING.has(code);
  const isChanging = code === 'conflict' && error.standing === undefined;
  const first = errors[0];
  return {
    message: first === undefined ? message : `${message}: ${first.message}`,
    hint: hint ?? first?.hint,
    retryAt: mayPass || isChanging ? now + RETRY_MS : undefined,
  };
}
