import type { Command } from 'commander';
import type { Config } from '../config/settings.ts';
import type { CollectionBackend } from './collection.ts';
import { withServer, withSettings } from './setting-flags.ts';
import type { Surroundings } from './surroundings.ts';

const RETENTION = 'what it keeps, as in "keep 7 *-nightly-*; keep 3 90d", or none for no rules of its own';

const UPLOADS =
  'what uploads have to be, as in "tracker tracker.example; version v2 hybrid; size 4GiB; files 1000", or none';

const SOURCES =
  'trackers and web seeds that it offers, as in "tracker udp://tracker.example:6969/announce; web-seed https://mirror.example/", or none';

/** Adds the commands about one collection, which is in a data folder or behind a server. */
export function addCollectionCommands(
  program: Command,
  load: (flags: Record<string, string | undefined>) => Config,
  surroundings: Surroundings,
  finish: (code: number) => void,
): void {
  const collection = program
    .command('collection')
    .description('show, set up and move collections, also while the server runs');
  const subcommand = (name: string, about: string) =>
    withServer(withSettings(collection.command(name).description(about), ['data'])).option(
      '--json',
      'print JSON',
    );
  type Flags = Record<string, string | undefined> & { server?: string; json?: boolean };
  const withBackend = async (
    { server, json: _json, ...flags }: Flags,
    use: (backend: CollectionBackend) => Promise<number>,
  ): Promise<void> => {
    const { createRemoteBackend, withLocalBackend } = await import('./collection-backend.ts');
    const running =
      server === undefined
        ? withLocalBackend(load(flags), surroundings, use)
        : use(createRemoteBackend(server, surroundings));
    finish(await running);
  };
  subcommand('show', 'show a collection with its settings')
    .argument('<collection>', 'its path: debian/13')
    .action(async (path, flags) => {
      const { showCollection } = await import('./collection.ts');
      await withBackend(flags, (backend) => showCollection(backend, path, flags, surroundings));
    });
  subcommand('set', 'change the settings of a collection; what is not given stays')
    .argument('<collection>', 'its path: debian/13')
    .option('--read <who>', 'open: all readers, or token: only tokens for it')
    .option('--order <order>', 'what its latest is: published, or version')
    .option('--retention <rules>', RETENTION)
    .option('--uploads <rules>', UPLOADS)
    .option('--sources <sources>', SOURCES)
    .action(async (path, { read, order, retention, uploads, sources, ...flags }) => {
      const { setCollection } = await import('./collection.ts');
      const settings = { read, order, retention, uploads, sources };
      await withBackend(flags, (backend) => setCollection(backend, path, settings, flags, surroundings));
    });
  subcommand('check-retention', 'show which torrents retention rules would remove, and remove none')
    .argument('<collection>', 'its path: debian/13')
    .option('--retention <rules>', `${RETENTION} (default: those that count for it now)`)
    .action(async (path, { retention, ...flags }) => {
      const { checkRetention } = await import('./collection.ts');
      await withBackend(flags, (backend) =>
        checkRetention(backend, path, { retention }, flags, surroundings),
      );
    });
  subcommand('move', 'move a collection with everything in it; its old addresses lead to the new ones')
    .argument('<from>', 'its path: debian/13')
    .argument('<to>', 'the new path, where nothing is yet: archive/trixie')
    .action(async (from, to, flags) => {
      const { moveCollection } = await import('./collection.ts');
      await withBackend(flags, (backend) => moveCollection(backend, from, to, flags, surroundings));
    });
}
