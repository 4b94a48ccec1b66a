import { checkTorrent, type CheckReport } from '../catalogue/check.ts';
import { AppError } from '../errors.ts';
import { checkJson } from '../web/check-json.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

interface VerifyFlags {
  readonly json?: boolean;
}

/**
 * Checks files without a server or a data folder: a few lines for each, or one line of JSON. `-` is standard input.
 * Resolves to 1 when one of them is refused or can't be read.
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
      surroundings.out(
        json ? JSON.stringify({ file: path, ...checkJson(report) }) : reportText(path, report),
      );
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

function reportText(path: string, report: CheckReport): string {
  const lines = [`${path}: ${summary(report)}`];
  for (const { severity, message, path: key, offset, rule, mend } of report.findings) {
    lines.push(`  ${severity}: ${message} [${rule}${key === '' ? '' : ` at ${key}`}, byte ${offset}]`);
    if (severity === 'error') lines.push(`    hint: ${mend}`);
  }
  // A terminal obeys control characters: nothing from a torrent reaches it as one.
  return lines.map((line) => line.replaceAll(/\p{Cc}/gu, '\u{fffd}')).join('\n');
}

function summary(report: CheckReport): string {
  if (report.verdict === 'refuse') return 'refused';
  const { version, infohashV1, infohashV2, contentBytes, fileCount } = report.facts;
  const hashes = [infohashV1, infohashV2].filter((infohash) => infohash !== undefined).join(' ');
  return `accepted, ${version}, ${hashes}, ${contentBytes} bytes in ${fileCount} ${fileCount === 1 ? 'file' : 'files'}`;
}
