import { resolve } from 'node:path';
import { copiesIn } from '../app/verification.ts';
import type { Config } from '../config/settings.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { counted } from '../lib/counted.ts';
import { checkStore, type StoreSums } from '../stores/sqlite/check-store/check-store.ts';
import type { StoreProblem } from '../stores/sqlite/check-store/flaws.ts';
import { plain } from './printable.ts';
import { Progress } from './progress.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

export interface CheckStoreFlags {
  readonly repair?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/**
 * Checks the store of a data folder, and repairs it where that is asked for. Resolves to the exit code: 0 when nothing is wrong, or
 * all of it was repaired, and 1 when a problem is left. Rejects like `checkStore`.
 */
export async function checkStoreCommand(
  config: Config,
  { repair = false, json = false }: CheckStoreFlags,
  { out, error: say, status }: Surroundings,
): Promise<number> {
  const { backup } = config;
  const log = {
    warn(fields: object, message: string): void {
      const cause = 'err' in fields && fields.err instanceof Error ? `: ${fields.err.message}` : '';
      say(`warning: ${message}${cause}`);
    },
  };
  const sums = await checkStore(config.data, {
    isRepair: repair,
    now: () => new Date(),
    report: (problem) => (json ? out(JSON.stringify(problem)) : print(problem, out)),
    begin: (part, total, what) => new Progress(total, what, (text) => status(`${part}: ${text}`)),
    findCopies:
      backup === undefined
        ? undefined
        : (files) => copiesIn(backup, config, files, new AbortController().signal, log),
  });
  const left = sums.problems - sums.repaired;
  if (json) out(JSON.stringify({ folder: resolve(config.data), ...sums, left }));
  else out(summary(sums, repair));
  return left === 0 ? EXIT.ok : EXIT.failed;
}

const BEGINNINGS = { found: 'problem', repaired: 'repaired', left: 'not repaired' } as const;

function print({ outcome, place, message, hint }: StoreProblem, out: (text: string) => void): void {
  // Names and paths are of other people.
  out(plain(`${BEGINNINGS[outcome]}: ${place}: ${message}`));
  if (hint !== undefined) out(plain(`hint: ${hint}`));
}

function summary({ torrents, files, bytes, problems, repaired }: StoreSums, isRepair: boolean): string {
  const checked = `Checked ${counted(torrents, 'torrent', 'torrents')} and ${counted(files, 'file', 'files')} (${formatBytes(bytes)})`;
  if (problems === 0) return `${checked}: no problems`;
  const found = counted(problems, 'problem', 'problems');
  return isRepair ? `${checked}: ${found}, ${repaired} repaired` : `${checked}: ${found}`;
}
