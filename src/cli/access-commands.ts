import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { Config } from '../config/settings.ts';
import type { AccessBackend } from './access-backend.ts';
import { withServer, withSettings } from './setting-flags.ts';
import type { Surroundings } from './surroundings.ts';

type Flags = Record<string, string | undefined> & { server?: string; json?: boolean };

/** What the commands about tokens and bans need. */
export interface AccessCommandParts {
  readonly load: (flags: Record<string, string | undefined>) => Config;
  readonly surroundings: Surroundings;
  readonly finish: (code: number) => void;
}

/** Makes the function that adds a command about them, which is for a data folder or a server. */
function commandsOf(parent: Command, { load, surroundings, finish }: AccessCommandParts) {
  return {
    add: (name: string, about: string) =>
      withServer(withSettings(parent.command(name).description(about), ['data'])).option(
        '--json',
        'print JSON',
      ),
    async run(
      { server, json: _json, ...flags }: Flags,
      use: (backend: AccessBackend) => Promise<number>,
      options: { readonly mayBeNew?: boolean } = {},
    ): Promise<void> {
      const { remoteAccess, withLocalAccess } = await import('./access-backend.ts');
      if (server !== undefined) return finish(await use(remoteAccess(server, surroundings)));
      return finish(await withLocalAccess(load(flags), surroundings, use, options));
    },
  };
}

/** Adds the commands about tokens. */
export function addTokenCommands(program: Command, parts: AccessCommandParts): void {
  const { surroundings, load } = parts;
  const token = program
    .command('token')
    .description('create, list and revoke tokens, also while the server runs');
  const { add, run } = commandsOf(token, parts);
  add('create', 'create a token and print it; it is shown only once')
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
    .action(async ({ role, name, collection, expires, torrentsMax, metainfoBytesMax, json, ...flags }) => {
      const { createToken } = await import('./token.ts');
      const typed = { role, name, collection, expires, torrentsMax, metainfoBytesMax, json };
      // A token may be made before the first start; in a mistyped folder it would open nothing.
      const isNew = flags.server === undefined && !existsSync(load(flags).data);
      const create = async (backend: AccessBackend): Promise<number> => {
        if (isNew && json !== true)
          surroundings.error(`Created the data folder ${backend.place}: no server has used it yet.`);
        return createToken(backend, typed, surroundings);
      };
      await run(flags, create, { mayBeNew: true });
    });
  add('list', 'list all tokens, feed keys and people, including revoked ones').action(async (flags) => {
    const { listTokens } = await import('./token.ts');
    await run(flags, (backend) => listTokens(backend, flags, surroundings));
  });
  add('revoke', 'revoke a token; it stops working with the next request')
    .argument('<id>', 'the id of the token, from `token list`')
    .action(async (id, flags) => {
      const { revokeToken } = await import('./token.ts');
      await run(flags, (backend) => revokeToken(backend, id, flags, surroundings));
    });
}

/** Adds the commands about banned addresses. */
export function addBanCommands(program: Command, parts: AccessCommandParts): void {
  const { surroundings } = parts;
  const ban = program
    .command('ban')
    .description('ban addresses from publishing, list them and remove bans, also while the server runs');
  const { add, run } = commandsOf(ban, parts);
  add('add', 'ban an address or a range, or change its ban')
    .argument('<range>', 'an address as in 192.0.2.7, or a range as in 2001:db8::/32')
    .requiredOption('--reason <text>', 'why; who tries to publish from there reads it')
    .option('--expires <time>', 'when the ban ends: 30d from now, or 2030-01-31 (default: never)')
    .action(async (range, { reason, expires, ...flags }) => {
      const { addBan } = await import('./ban.ts');
      const typed = { reason, expires, json: flags.json };
      await run(flags, (backend) => addBan(backend, range, typed, surroundings));
    });
  add('list', 'list the bans in effect, the newest first').action(async (flags) => {
    const { listBans } = await import('./ban.ts');
    await run(flags, (backend) => listBans(backend, flags, surroundings));
  });
  add('rm', 'remove a ban')
    .argument('<range>', 'the address or range, or the id of the ban from `ban list`')
    .action(async (range, flags) => {
      const { removeBan } = await import('./ban.ts');
      await run(flags, (backend) => removeBan(backend, range, flags, surroundings));
    });
}
