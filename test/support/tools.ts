import { spawnSync } from 'node:child_process';
import { test } from 'vitest';

/** Whether a program of the system is there. Under CI all must be: there a missing one is a failure, not a skip. */
export function isInstalled(command: string): boolean {
  if (process.env['CI'] === 'true') return true;
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}

/** A test that needs a program of the system, skipped where it is missing. */
export function testWith(command: string): typeof test.skip {
  return isInstalled(command) ? test : test.skip;
}

/** Whether a command line ends well, such as one that imports a module of Python. Under CI it must. */
export function canRun(command: string, args: readonly string[]): boolean {
  if (process.env['CI'] === 'true') return true;
  return spawnSync(command, args).status === 0;
}
