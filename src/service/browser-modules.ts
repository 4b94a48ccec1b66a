import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { MadeFile } from '../http/files.ts';
import { firstMessage } from '../lib/first-message.ts';
import { readModules, type SourceModule } from './module-graph.ts';

/** It takes 0.1 s, and more on a busy machine. */
const JOIN_LIMIT_MS = 60_000;

/**
 * The check of a torrent as one module for browsers, `torrent-check.js`, of the same sources that the server runs. Its
 * 49 modules one by one would be 58,700 bytes with brotli and not 46,700, and there after 780 ms and not 155 where each
 * answer takes 50.
 */
export function torrentCheckModule(): MadeFile {
  return joinedModule('torrent-check.js', '../metainfo/browser-check');
}

/** What creates torrents, as one module for browsers: `torrent-create.js`. */
function torrentCreateModule(): MadeFile {
  return joinedModule('torrent-create.js', '../metainfo/browser-create');
}

/** How the server folds names, for scripts that look for them in a page: `unicode.js`. */
export function unicodeModule(): MadeFile {
  return joinedModule('unicode.js', '../lib/unicode');
}

/**
 * WebTorrent, which few pages load: it is not kept in memory from the start, as what is in public/ itself, and its comment
 * stays, which is its licence.
 */
function webtorrentModule(): MadeFile {
  const file = new URL('../../public/library/webtorrent.js', import.meta.url);
  return { name: 'webtorrent.js', version: hash('sha256', readFileSync(file)), make: () => readFile(file) };
}

/** All scripts that are made when they are first asked for. */
export function browserModules(): readonly MadeFile[] {
  return [torrentCheckModule(), torrentCreateModule(), unicodeModule(), webtorrentModule()];
}

function joinedModule(name: string, entry: string): MadeFile {
  const modules = readModules(pathOf(entry));
  const joiner = readFileSync(pathOf('./join-modules'), 'utf8');
  return {
    name,
    version: hash('sha256', [joiner, ...modules.map(({ source }) => source)].join('\0')),
    make: () => join(modules),
  };
}

/**
 * In a thread: it takes 0.1 s, in which the server would not answer. And Node 26 still calls its stripping of types
 * experimental where a program asks for it, which would stand in every operator's log.
 */
async function join(modules: readonly SourceModule[]): Promise<string> {
  const thread = new Worker(pathOf('./join-thread'), {
    name: 'join',
    workerData: modules,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return (await firstMessage(thread, { name: 'join', limitMs: JOIN_LIMIT_MS })) as string;
}

/** Where a source lies: as .ts, and as .js when built. */
function pathOf(name: string): string {
  return fileURLToPath(new URL(`${name}${extname(import.meta.url)}`, import.meta.url));
}
