import type { Command } from 'commander';
import type { Surroundings } from './surroundings.ts';

/** Adds the commands that keep and forget tokens for servers. */
export function addLoginCommands(
  program: Command,
  surroundings: Surroundings,
  finish: (code: number) => void,
): void {
  program
    .command('login')
    .description('keep a token for a server, for later commands; without an address, list the servers')
    .argument('[url]', 'the address of its start page; the token is asked for, or read from standard input')
    .option('--json', 'print JSON')
    .action(async (url: string | undefined, flags: { json?: boolean }) => {
      const { listLogins, login } = await import('./login.ts');
      finish(url === undefined ? listLogins(flags, surroundings) : await login(url, flags, surroundings));
    });
  program
    .command('logout')
    .description('forget the token that is kept for a server')
    .argument('<url>', 'the address of its start page')
    .option('--json', 'print JSON')
    .action(async (url: string, flags: { json?: boolean }) => {
      const { logout } = await import('./login.ts');
      finish(logout(url, flags, surroundings));
    });
}
