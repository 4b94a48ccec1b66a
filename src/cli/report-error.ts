import { CommanderError } from 'commander';
import { ConfigError } from '../config/config.ts';
import { AppError, type ErrorCode } from '../errors.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

const EXIT_BY_CODE: Partial<Record<ErrorCode, number>> = { malformed: EXIT.usage, not_found: EXIT.notFound };

/** Says what went wrong, and gives the exit code. Throws what is a mistake of the program. */
export function report(error: unknown, { error: say }: Surroundings): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof ConfigError) {
    for (const problem of error.problems) say(`error: ${problem}`);
    return EXIT.usage;
  }
  if (error instanceof AppError) {
    say(`error: ${error.message}`);
    if (error.hint !== undefined) say(`hint: ${error.hint}`);
    return EXIT_BY_CODE[error.code] ?? EXIT.failed;
  }
  throw error;
}

/**
 * Resolves to the exit code of a command for which something missing is a failure like others. Rejects with all other errors.
 */
export async function failingWhenMissing(
  command: () => Promise<number>,
  surroundings: Surroundings,
): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not_found')) throw error;
    report(error, surroundings);
    return EXIT.failed;
  }
}
