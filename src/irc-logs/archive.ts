import { readdir } from 'node:fs/promises';
import { absent, openInside, type Opened } from '../http/open-inside.ts';
import { exists, formatDay, pad, parseDay, type Day } from './day.ts';

/**
 * A folder of logs, one file a day:
 *
 *     2006-11-23.log
 *     2006/2006-11-23.log
 *     2006/11/2006-11-23.log
 *     2006/11/23.log
 *
 * each also as .txt. Other files are not there. Where a day has several, the deepest is taken, .log before .txt.
 */
export interface Archive {
  /** Each in ascending order. */
  listYears(): Promise<readonly number[]>;
  listMonths(year: number): Promise<readonly number[]>;
  listDays(year: number, month: number): Promise<readonly number[]>;
  /** The file of a day, open; whoever gets it closes it. */
  openDay(day: Day): Promise<Opened | undefined>;
}

export function createArchive(root: string): Archive {
  const namesIn = async (...folder: string[]): Promise<readonly string[]> => {
    const opened = await openInside(root, folder);
    if (opened === undefined) return [];
    try {
      return opened.kind === 'folder' ? await readdir(opened.path) : [];
    } catch (error) {
      return absent(error) ?? [];
    } finally {
      await opened.file.close();
    }
  };
  /** The days that files outside the months' folders are named after. */
  const looseDays = async (year: number): Promise<Day[]> => {
    const names = [...(await namesIn()), ...(await namesIn(pad(year, 4)))];
    return names.flatMap((name) => dayOfName(name) ?? []).filter((day) => day.year === year);
  };
  return {
    async listYears() {
      const years = await Promise.all(
        (await namesIn()).map(async (name) => {
          const holdsLogs = /^\d{4}$/.test(name) && (await namesIn(name)).some(isMonthOrDay);
          return holdsLogs ? Number(name) : dayOfName(name)?.year;
        }),
      );
      return ascending(years.filter((year) => year !== undefined));
    },
    async listMonths(year) {
      const folders = (await namesIn(pad(year, 4))).filter(isMonth).map(Number);
      return ascending([...folders, ...(await looseDays(year)).map(({ month }) => month)]);
    },
    async listDays(year, month) {
      const inFolder = (await namesIn(pad(year, 4), pad(month))).flatMap(
        (name) => dayOfName(name) ?? dayOfName(`${pad(year, 4)}-${pad(month)}-${name}`) ?? [],
      );
      const all = [...inFolder, ...(await looseDays(year))];
      return ascending(all.filter((day) => day.year === year && day.month === month).map(({ day }) => day));
    },
    async openDay(day) {
      if (!exists(day)) return undefined;
      for (const names of placesOf(day)) {
        const opened = await openInside(root, names);
        if (opened?.kind === 'file') return opened;
        await opened?.file.close();
      }
      return undefined;
    },
  };
}

function placesOf(day: Day): string[][] {
  const [year, month, whole] = [pad(day.year, 4), pad(day.month), formatDay(day)];
  const places = [[year, month, whole], [year, month, pad(day.day)], [year, whole], [whole]];
  return places.flatMap((names) =>
    ['.log', '.txt'].map((extension) => [...names.slice(0, -1), `${names.at(-1)}${extension}`]),
  );
}

function dayOfName(name: string): Day | undefined {
  return /\.(?:log|txt)$/.test(name) ? parseDay(name.slice(0, -4)) : undefined;
}

function isMonth(name: string): boolean {
  return /^(?:0[1-9]|1[0-2])$/.test(name);
}

function isMonthOrDay(name: string): boolean {
  return isMonth(name) || dayOfName(name) !== undefined;
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].toSorted((one, other) => one - other);
}
