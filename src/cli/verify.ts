import { checkTorrent } from '../catalogue/check.ts';
import { AppError } from '../errors.ts';
import { checkJson } from '../metainfo/check-json.ts';
import { checkText } from '../service/check-text.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

interface VerifyFlags {
  readonly json?: boolean;
}

/**
 * Checks files without a server or a data folder, and prints a few lines or one line of JSON for each. `-` is standard
 * input. Resolves to the exit code: 1 when a file is refused or cannot be read.
 */
export async function verify(
  paths: readonly string[],
  { json = false }: VerifyFlags,
  surroundings: Surroundings,
): Promise<number> {
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
