import { readdir } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import { absent, isVisible, openInside, type Opened } from '../http/open-inside.ts';
import { exists, formatDay, pad, type Day } from './day.ts';
import { parseLogName } from './log-name.ts';

/** The path to a channel: folders, and at the end a folder or the name with which its files begin. `[]` is the root. */
export type Place = readonly string[];

/**
 * A folder of logs, with one file for each day:
 *
 * 2006-11-23.log 2006/2006-11-23.log 2006/11/2006-11-23.log 2006/11/23.log
 *
 * The files of channels may be next to each other (`#chan.2006-11-23.log`), in one folder for each channel, or in
 * folders of networks. `parseLogName` lists other names of files. Files with other names are ignored. When a day has
 * several files, the one in the deepest folder counts, `.log` before others.
 */
export interface Archive {
  /** Identifies the archive; no two archives have the same. */
  readonly id: string;
  /** The channels and networks directly below, sorted by name. */
  listPlaces(place: Place): Promise<readonly string[]>;
  /** The years, months or days with logs, in ascending order. */
  listYears(place: Place): Promise<readonly number[]>;
  listMonths(place: Place, year: number): Promise<readonly number[]>;
  listDays(place: Place, year: number, month: number): Promise<readonly number[]>;
  /** Opens the file of a day, or for undefined the file without a day. The caller must close it. */
  openLog(place: Place, day: Day | undefined): Promise<Opened | undefined>;
}

/** How deep channels can be: a network, a channel, and a name of its files. */
const PLACE_DEPTH_MAX = 3;
/** Within this time a folder may change again without a new time of change. */
const SETTLED_MS = 2000;
/** The size of the cache in names, of all folders together: about 100 bytes each. */
const NAMES_MAX = 200_000;

/** The names of the files of one channel in one folder. */
interface Files {
  readonly days: Map<string, string>;
  whole: string | undefined;
}

/** The content of a folder. */
interface Folder {
  readonly folders: readonly string[];
  /** Names of all files and folders. */
  readonly names: ReadonlySet<string>;
  /** By channel; `''` are the folder's own files. */
  readonly channels: ReadonlyMap<string, Files>;
}

const EMPTY: Folder = { folders: [], names: new Set(), channels: new Map() };

export function createArchive(root: string): Archive {
  const cache = new LRUCache<string, Folder>({ maxSize: NAMES_MAX });

  const read = async (...path: string[]): Promise<Folder> => {
    const opened = await openInside(root, path);
    if (opened === undefined) return EMPTY;
    try {
      if (opened.kind !== 'folder') return EMPTY;
      const key = `${opened.version} ${path.join('/')}`;
      const found = cache.get(key) ?? (await readFolder(opened, path.at(-1)));
      const isSettled = Date.now() - opened.lastModified.getTime() > SETTLED_MS;
      if (isSettled) cache.set(key, found, { size: found.names.size + 1 });
      return found;
    } catch (error) {
      return absent(error) ?? EMPTY;
    } finally {
      await opened.file.close();
    }
  };

  /** The files of a place: in its own folder, and in the folder above. */
  const filesOf = async (place: Place): Promise<readonly (Files & { readonly path: Place })[]> => {
    const own = (await read(...place)).channels.get('');
    const above = place.slice(0, -1);
    const name = place.at(-1);
    const beside = name === undefined ? undefined : (await read(...above)).channels.get(name);
    return [
      ...(own === undefined ? [] : [{ ...own, path: place }]),
      ...(beside === undefined ? [] : [{ ...beside, path: above }]),
    ];
  };
  const daysOf = async (place: Place, ...folders: string[]): Promise<string[]> => {
    const { channels } = await read(...place, ...folders);
    return [...(channels.get('')?.days.keys() ?? [])];
  };
  /** The days whose files are not in the folder of a month. */
  const looseDays = async (place: Place, year: number): Promise<string[]> => {
    const beside = (await filesOf(place)).flatMap(({ days }) => [...days.keys()]);
    const all = [...beside, ...(await daysOf(place, pad(year, 4)))];
    return all.filter((day) => day.startsWith(`${pad(year, 4)}-`));
  };
  const holdsLogs = async (place: Place, year: string): Promise<boolean> => {
    const { folders, channels } = await read(...place, year);
    return folders.some(isMonth) || channels.has('');
  };

  return {
    id: root,
    async listPlaces(place) {
      if (place.length >= PLACE_DEPTH_MAX) return [];
      const { folders, channels } = await read(...place);
      const names = [...folders.filter((name) => !isYear(name)), ...channels.keys()];
      return [...new Set(names)].filter((name) => name !== '').toSorted();
    },
    async listYears(place) {
      const { folders } = await read(...place);
      const years = folders.filter(isYear);
      const held = await Promise.all(years.map((year) => holdsLogs(place, year)));
      const days = (await filesOf(place)).flatMap((files) => [...files.days.keys()]);
      return ascending([
        ...years.filter((_, index) => held[index]).map(Number),
        ...days.map((day) => Number(day.slice(0, 4))),
      ]);
    },
    async listMonths(place, year) {
      const { folders } = await read(...place, pad(year, 4));
      const loose = await looseDays(place, year);
      return ascending([...folders.filter(isMonth), ...loose.map((day) => day.slice(5, 7))].map(Number));
    },
    async listDays(place, year, month) {
      const start = `${pad(year, 4)}-${pad(month)}-`;
      const { names } = await read(...place, pad(year, 4), pad(month));
      const short = [...names].filter((name) => exists({ year, month, day: shortDay(name) ?? 0 }));
      const inFolder = await daysOf(place, pad(year, 4), pad(month));
      const loose = [...inFolder, ...(await looseDays(place, year))].filter((day) => day.startsWith(start));
      return ascending([
        ...short.map((name) => shortDay(name) ?? 0),
        ...loose.map((day) => Number(day.slice(8))),
      ]);
    },
    async openLog(place, day) {
      const paths =
        day === undefined ? await wholePaths(place) : exists(day) ? await dayPaths(place, day) : [];
      for (const path of paths) {
        const opened = await openInside(root, path);
        if (opened?.kind === 'file') return opened;
        await opened?.file.close();
      }
      return undefined;
    },
  };

  async function wholePaths(place: Place): Promise<string[][]> {
    return (await filesOf(place)).flatMap(({ path, whole }) =>
      whole === undefined ? [] : [[...path, whole]],
    );
  }

  async function dayPaths(place: Place, day: Day): Promise<string[][]> {
    const [year, month, key] = [pad(day.year, 4), pad(day.month), formatDay(day)];
    const inMonth = await read(...place, year, month);
    const inYear = await read(...place, year);
    const short = ['.log', '.txt'].map((ending) => `${pad(day.day)}${ending}`);
    const named = (folder: Folder): string[] => [folder.channels.get('')?.days.get(key) ?? []].flat();
    return [
      ...named(inMonth).map((name) => [...place, year, month, name]),
      ...short.filter((name) => inMonth.names.has(name)).map((name) => [...place, year, month, name]),
      ...named(inYear).map((name) => [...place, year, name]),
      ...(await filesOf(place)).flatMap(({ path, days }) => {
        const name = days.get(key);
        return name === undefined ? [] : [[...path, name]];
      }),
    ];
  }
}

async function readFolder(opened: Opened, ownName: string | undefined): Promise<Folder> {
  const folders: string[] = [];
  const names = new Set<string>();
  const channels = new Map<string, Files>();
  const entries = await readdir(opened.path, { withFileTypes: true });
  // Sorted with the preferred file last, because the last one of a day wins.
  const sorted = entries.toSorted((one, other) => preference(one.name) - preference(other.name));
  for (const entry of sorted) {
    const { name } = entry;
    if (!isVisible(name) || /[\p{Cc}\ufffd]/u.test(name)) continue;
    names.add(name);
    const found = parseLogName(name);
    if (entry.isDirectory() || (entry.isSymbolicLink() && found === undefined)) folders.push(name);
    if (entry.isDirectory() || found === undefined) continue;
    const channel = found.channel === ownName ? '' : found.channel;
    const files = channels.get(channel) ?? { days: new Map<string, string>(), whole: undefined };
    channels.set(channel, files);
    if (found.day === undefined) files.whole = name;
    else files.days.set(formatDay(found.day), name);
  }
  return { folders, names, channels };
}

function preference(name: string): number {
  return name.endsWith('.log') ? 1 : 0;
}

/** The day in the name of a file in the folder of a month: `23.log`. */
function shortDay(name: string): number | undefined {
  const [, day] = /^(\d{2})\.(?:log|txt)$/.exec(name) ?? [];
  return day === undefined ? undefined : Number(day);
}

function isYear(name: string): boolean {
  return /^\d{4}$/.test(name);
}

function isMonth(name: string): boolean {
  return /^(?:0[1-9]|1[0-2])$/.test(name);
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].toSorted((one, other) => one - other);
}
