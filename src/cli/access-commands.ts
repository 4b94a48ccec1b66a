import type { Command } from 'commander';
import type { Config } from '../config/settings.ts';
import { withSettings } from './setting-flags.ts';
import type { Surroundings } from './surroundings.ts';

/** Adds the commands about tokens. */
export function addTokenCommands(
  program: Command,
  load: (flags: Record<string, string | undefined>) => Config,
  surroundings: Surroundings,
  finish: (code: number) => void,
): void {
  const token = program
    .command('token')
    .description('create, list and revoke tokens, also while the server runs');
  withSettings(token.command('create').description('create a token and print it; it is shown only once'), [
    'data',
  ])
    .requiredOption('--role <role>', 'reader, uploader, moderator or admin')
    .option('--name <name>', 'what the token is for')
    .option(
      '--collection <path>',
      'where it may make changes: debian is that collection, debian/** includes everything below it',
    )
    .option('--expires <time>', 'when it expires: 30d from now, or 2030-01-31 (default: never)')
    .option('--torrents-max <count>', 'how many published torrents it may have at the same time')
    .option(
      '--metainfo-bytes-max <bytes>',
      'how many bytes the .torrent files of these torrents may have in total',
    )
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { createToken } = await import('./token.ts');
      finish(await createToken(load(flags), flags, surroundings));
    });
  withSettings(
    token.command('list').description('list all tokens, feed keys and people, including revoked ones'),
    ['data'],
  )
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { listTokens } = await import('./token.ts');
      finish(await listTokens(load(flags), flags, surroundings));
    });
  withSettings(
    token.command('revoke').description('revoke a token; it stops working with the next request'),
    ['data'],
  )
    .argument('<id>', 'the id of the token, from `token list`')
    .option('--json', 'print JSON')
    .action(async (id, flags) => {
      const { revokeToken } = await import('./token.ts');
      finish(await revokeToken(load(flags), id, flags, surroundings));
    });
}

/** Adds the commands about banned addresses. */
export function addBanCommands(
  program: Command,
  load: (flags: Record<string, string | undefined>) => Config,
  surroundings: Surroundings,
  finish: (code: number) => void,
): void {
  const ban = program
    .command('ban')
    .description('ban addresses from publishing, list them and remove bans, also while the server runs');
  withSettings(ban.command('add').description('ban an address or a range, or change its ban'), ['data'])
    .argument('<range>', 'an address as in 192.0.2.7, or a range as in 2001:db8::/32')
    .requiredOption('--reason <text>', 'why; who tries to publish from there reads it')
    .option('--expires <time>', 'when the ban ends: 30d from now, or 2030-01-31 (default: never)')
    .option('--json', 'print JSON')
    .action(async (range, flags) => {
      const { addBan } = await import('./ban.ts');
      finish(await addBan(load(flags), range, flags, surroundings));
    });
  withSettings(ban.command('list').description('list the bans in effect, the newest first'), ['data'])
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { listBans } = await import('./ban.ts');
      finish(await listBans(load(flags), flags, surroundings));
    });
  withSettings(ban.command('rm').description('remove a ban'), ['data'])
    .argument('<range>', 'the address or range, or the id of the ban from `ban list`')
    .option('--json', 'print JSON')
    .action(async (range, flags) => {
      const { removeBan } = await import('./ban.ts');
      finish(await removeBan(load(flags), range, flags, surroundings));
    });
}
