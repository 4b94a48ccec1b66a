import { Option, type Command } from 'commander';
import type { Config } from '../config/settings.ts';
import { withServer, withSettings } from './setting-flags.ts';
import type { Surroundings } from './surroundings.ts';
import type { TorrentBackend } from './torrents/backend.ts';

const TORRENT = 'its path, as in debian/13/x.torrent, or its infohash';

/** Adds the commands about torrents, which are in a data folder or behind a server. */
export function addTorrentCommands(
  program: Command,
  load: (flags: Record<string, string | undefined>) => Config,
  surroundings: Surroundings,
  finish: (code: number) => void,
): void {
  const command = (name: string, about: string) =>
    withServer(
      withSettings(program.command(name).description(about), [
        'data',
        'baseUrl',
        'undoDays',
        'mount',
        'logs',
        'publish',
      ]),
    ).option('--json', 'print JSON, one object a line');
  type Flags = Record<string, string | boolean | undefined>;
  const withBackend = async (flags: Flags, use: (backend: TorrentBackend) => Promise<number>) => {
    const { server, config, data, baseUrl, undoDays, mount, logs, publish } = flags as Record<
      string,
      string | undefined
    >;
    const { remoteTorrents, withLocalTorrents } = await import('./torrents/backend.ts');
    const settings = { config, data, baseUrl, undoDays, mount, logs, publish };
    const running =
      server === undefined
        ? withLocalTorrents(load(settings), surroundings, use)
        : use(remoteTorrents(server, surroundings));
    finish(await running);
  };

  command('list', 'list public torrents, or those that a search finds: an infohash and a path each')
    .argument('[query]', 'words, "phrases" and -exclusions')
    .option('--collection <path>', 'only those in that collection and below it')
    .option('--below <answer>', 'false: only those directly in the collection')
    .option('--category <name>', 'only those of that category')
    .option('--tag <name>', 'only those with that tag')
    .option('--version <version>', 'v1, v2 or hybrid')
    .option('--state <state>', 'those of another state: unlisted, pending, hidden, superseded or removed')
    .option('--sort <key>', 'published, name, size, files, downloads or seeders')
    .option('--order <order>', 'asc or desc')
    .option('--limit <number>', 'how many at most (default: all)')
    .action(async (q, flags) => {
      const { listTorrents } = await import('./torrents/commands.ts');
      const { collection, category, tag, version, state, sort, order, limit } = flags;
      const below = flags.below ?? (collection === undefined ? undefined : 'true');
      const query = { q, collection, below, category, tag, version, state, sort, order, limit };
      await withBackend(flags, (backend) => listTorrents(backend, query, flags, surroundings));
    });

  command('export', 'write the .torrent files that a search finds into a folder, with collections as folders')
    .argument('<folder>', 'where to; it is made when it is missing')
    .argument('[query]', 'words, "phrases" and -exclusions (default: all public torrents)')
    .option('--collection <path>', 'only those in that collection and below it')
    .option('--category <name>', 'only those of that category')
    .option('--tag <name>', 'only those with that tag')
    .option('--state <state>', 'those of another state: unlisted, pending, hidden, superseded or removed')
    .option('--metadata', 'also write what is known of each torrent, as JSON beside it')
    .action(async (folder, q, flags) => {
      const { exportTorrents } = await import('./torrents/export.ts');
      const { collection, category, tag, state, metadata, json } = flags;
      const below = collection === undefined ? undefined : 'true';
      const query = { q, collection, below, category, tag, state };
      await withBackend(flags, (backend) =>
        exportTorrents(backend, folder, query, { metadata, json }, surroundings),
      );
    });

  command('show', 'show a torrent')
    .argument('<torrent>', TORRENT)
    .action(async (text, flags) => {
      const { showTorrent } = await import('./torrents/commands.ts');
      await withBackend(flags, (backend) => showTorrent(backend, text, flags, surroundings));
    });

  command('edit', 'change the fields of a torrent; an empty text empties one')
    .argument('<torrent>', TORRENT)
    .option('--title <text>', 'its title')
    .option('--description <text>', 'its description, in Markdown')
    .option('--category <name>', 'what it belongs to')
    .option('--tags <names>', 'its tags, with commas between them')
    .option('--licence <text>', 'its licence')
    .option('--collection <path>', 'moves it to that collection')
    .option('--file-name <name>', 'gives it another file name')
    .option('--state <state>', 'public, unlisted or hidden')
    .option('--state-reason <text>', 'why it is hidden')
    .option('--expires <time>', 'when it is removed: 30d from now, 2030-01-31, or never')
    .option('--pinned <answer>', 'yes or no: a pinned one is not removed by a rule or an expiry')
    .action(async (text, flags) => {
      const { editTorrent } = await import('./torrents/commands.ts');
      const { title, description, category, tags, licence, collection, fileName } = flags;
      const { state, stateReason, expires, pinned } = flags;
      const fields = { title, description, category, tags, licence, collection, fileName };
      const edit = { ...fields, state, stateReason, expires, pinned };
      await withBackend(flags, (backend) => editTorrent(backend, text, edit, flags, surroundings));
    });

  command('rm', 'remove torrents; they can be restored during the undo window')
    .argument('<torrent...>', `${TORRENT}; several may be given`)
    .option('--reason <text>', 'why, for those who ask for it')
    .addOption(
      new Option('--status <status>', '410, or 451 where the law demands it').choices(['410', '451']),
    )
    .action(async (texts, flags) => {
      const { removeTorrents } = await import('./torrents/commands.ts');
      const { reason, status } = flags;
      await withBackend(flags, (backend) =>
        removeTorrents(backend, texts, { reason, status }, flags, surroundings),
      );
    });

  command('restore', 'restore removed torrents')
    .argument('<infohash...>', 'their infohashes; a path names none of them any more')
    .action(async (texts, flags) => {
      const { restoreTorrents } = await import('./torrents/commands.ts');
      await withBackend(flags, (backend) => restoreTorrents(backend, texts, flags, surroundings));
    });
}
