import { statSync } from 'node:fs';
import { checkTorrent } from '../catalogue/check.ts';
import { AppError } from '../errors.ts';
import { checkJson } from '../metainfo/check-json.ts';
import { checkText } from '../service/check-text.ts';
import { BytesProgress } from './create/bytes-progress.ts';
import { plain } from './printable.ts';
import { stopSignal } from './stop-signal.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { verifyContent } from './verify/content.ts';
import { contentText } from './verify/content-text.ts';
import type { ContentReport } from './verify/file-states.ts';

interface VerifyFlags {
  readonly json?: boolean;
}

/**
 * Checks files without a server or a data folder, and prints a few lines or one line of JSON for each. `-` is standard
 * input. A torrent and its content, which is a folder or a file that is not called .torrent: compares the two. Resolves to the exit code: 1 when a file is refused, cannot be read, or has other content.
 */
export async function verify(
  paths: readonly string[],
  { json = false }: VerifyFlags,
  surroundings: Surroundings,
): Promise<number> {
  const [file, content] = paths;
  if (paths.length === 2 && file !== undefined && content !== undefined && isContent(content))
    return verifyAgainst(file, content, json, surroundings);
  let code: number = EXIT.ok;
  for (const path of paths) {
    try {
      const report = checkTorrent(await read(path, surroundings));
      if (report.verdict === 'refuse') code = EXIT.failed;
      surroundings.out(json ? JSON.stringify({ file: path, ...checkJson(report) }) : checkText(path, report));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      surroundings.error(`error: ${error.message}`);
      code = EXIT.failed;
    }
  }
  return code;
}

function isContent(path: string): boolean {
  if (path === '-') return false;
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() === true || !path.endsWith('.torrent');
}

async function verifyAgainst(
  file: string,
  path: string,
  isJson: boolean,
  surroundings: Surroundings,
): Promise<number> {
  const report = checkTorrent(await read(file, surroundings));
  if (report.verdict === 'refuse') {
    surroundings.out(isJson ? JSON.stringify({ file, ...checkJson(report) }) : checkText(file, report));
    return EXIT.failed;
  }
  const { metainfo } = report;
  const signal = stopSignal(surroundings);
  const progress = new BytesProgress(
    { label: plain(metainfo.name), totalBytes: metainfo.contentBytes },
    surroundings,
  );
  let found: ContentReport;
  try {
    found = await verifyContent(metainfo, path, { signal, onBytes: (bytes) => progress.add(bytes) });
  } catch (error) {
    if (!signal.aborted) throw error;
    surroundings.error('Stopped. Not all was verified.');
    return EXIT.failed;
  } finally {
    progress.finish();
  }
  const isComplete = found.files.length === 0;
  const { infohashV1 = null, infohashV2 = null } = metainfo;
  const { root, ...rest } = found;
  surroundings.out(
    isJson
      ? JSON.stringify({ file, content: root, isComplete, infohashV1, infohashV2, ...rest })
      : contentText(file, found),
  );
  return isComplete ? EXIT.ok : EXIT.failed;
}

async function read(path: string, { readBytes, readInput }: Surroundings): Promise<Uint8Array> {
  try {
    return path === '-' ? await readInput() : readBytes(path);
  } catch (cause) {
    throw new AppError(
      'not_found',
      `Cannot read ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}
