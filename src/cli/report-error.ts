import { CommanderError } from 'commander';
import { ConfigError } from '../config/config.ts';
import { AppError } from '../errors.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

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
    return error.code === 'malformed' ? EXIT.usage : EXIT.failed;
  }
  throw error;
}
