import { toNewCollection, trimSlashes } from '../catalogue/names.ts';
import { AppError } from '../errors.ts';
import { startAhead } from '../lib/ahead.ts';
import { publishOptions } from '../service/input/upload-options.ts';
import { createFetch, type Asking } from './fetch-safely.ts';
import { Progress } from './progress.ts';
import { countInputs, inputsOf, isFolder } from './push/inputs.ts';
import { PushReport } from './push/report.ts';
import { pushFile, type PushResult, type PushTarget } from './push/send.ts';
import { untilStopped } from './stop-signal.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import type { TorrentBackend } from './torrents/backend.ts';

/** The flags of a push, as they were typed. */
export interface PushFlags {
  readonly collection?: string | undefined;
  readonly fileName?: string | undefined;
  readonly jobs?: string | undefined;
  readonly json?: boolean | undefined;
  /** What is written about each torrent, by the names in the API. */
  readonly fields: Readonly<Record<string, string | undefined>>;
}

/** A push whose flags are valid. */
export interface Push extends Pick<PushTarget, 'collection' | 'fileName' | 'fields'> {
  readonly paths: readonly string[];
  /** How many files are sent at the same time. */
  readonly jobs: number;
  readonly json: boolean;
}

const JOBS = 4;
const JOBS_MAX = 32;
/** How often one request is sent: over about two minutes. */
const TRIES_MAX = 7;
/** A large file over a slow line. */
const TIMEOUT_MS = 600_000;
const SAY_EVERY_MS = 5_000;
/** So many files one after the other: the token may do nothing here, while some files are refused to a good one too. */
const FORBIDDEN_MAX = 5;

/** Checks the flags before anything is opened. Throws malformed. */
export function toPush(paths: readonly string[], flags: PushFlags): Push {
  const { collection = '', fileName, jobs = String(JOBS), json = false } = flags;
  if (paths.filter((path) => path === '-').length > 1)
    throw new AppError('malformed', 'Cannot read standard input twice', { hint: 'Give - once.' });
  if (fileName !== undefined && (paths.length !== 1 || paths.some(isFolder))) {
    throw new AppError('malformed', 'Cannot give one name to several files', {
      hint: 'Use --file-name with one file. Each other is published under its own name.',
    });
  }
  if (!/^[1-9][0-9]?$/.test(jobs) || Number(jobs) > JOBS_MAX) {
    throw new AppError('malformed', `Cannot send ${jobs.slice(0, 40)} files at the same time`, {
      hint: `Give a whole number from 1 to ${JOBS_MAX} with --jobs.`,
    });
  }
  const given = Object.entries(flags.fields).filter(
    (field): field is [string, string] => field[1] !== undefined,
  );
  publishOptions({}, new Map(given));
  return {
    paths,
    collection: toNewCollection(trimSlashes(collection)),
    fileName,
    jobs: Number(jobs),
    json,
    fields: Object.fromEntries(given),
  };
}

/** A `fetch` that waits for a server which is busy or away, and says so now and then. */
export function patientFetch(
  signal: AbortSignal,
  say: (text: string) => void,
): (address: string, init: RequestInit) => Promise<Response> {
  let saidMs = -Infinity;
  const asking: Asking = {
    signal,
    triesMax: TRIES_MAX,
    timeoutMs: TIMEOUT_MS,
    isPatient: true,
    say(text) {
      if (performance.now() - saidMs < SAY_EVERY_MS) return;
      saidMs = performance.now();
      say(text);
    },
  };
  return createFetch(asking);
}

/**
 * Publishes files, several at the same time, and prints what became of each in their order. One that is refused does not stop
 * the others. What is there is not sent again, so the same command goes on where it was stopped. Resolves to the exit
 * code: 1 when a file was refused, not all were tried, or there were none.
 */
export async function push(
  backend: TorrentBackend,
  { paths, jobs, json, ...where }: Push,
  stop: AbortController,
  surroundings: Surroundings,
): Promise<number> {
  const report = new PushReport(surroundings, json);
  const { signal } = stop;
  const isStopped = (): boolean => signal.aborted;
  const progress = new Progress(countInputs(paths, isStopped), 'files', surroundings.status);
  const target = { ...where, client: backend.client, isReachable: () => backend.isReachable() };
  const results = startAhead(
    untilStopped(inputsOf(paths, surroundings), isStopped),
    jobs - 1,
    async (input) => ({
      input,
      result: input.kind === 'file' ? await pushFile(input, target, signal) : undefined,
    }),
  );
  let forbidden = 0;
  for await (const { input, result } of results) {
    if (input.kind === 'left') {
      report.addSkipped();
      continue;
    }
    const all = input.kind === 'unreadable' ? unreadable(input.error) : (result as PushResult);
    report.add(input.path, all);
    progress.add();
    forbidden = 'refusal' in all && all.refusal.status === 403 ? forbidden + 1 : 0;
    if (all.outcome === 'stopped' || forbidden >= FORBIDDEN_MAX) stop.abort();
  }
  surroundings.status('');
  report.finish();
  if (isStopped()) surroundings.error('Stopped. Run the same command again to go on.');
  else if (report.isEmpty) surroundings.error('error: Cannot publish anything: there are no .torrent files');
  return isStopped() || report.isEmpty || report.countOf('refused') > 0 ? EXIT.failed : EXIT.ok;
}

function unreadable({ code, message, hint, errors = [] }: AppError): PushResult {
  return { outcome: 'refused', refusal: { status: undefined, code, message, hint, errors } };
}
