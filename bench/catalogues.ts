import { spawn, spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROGRAM } from './server.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** Git ignores it. A catalogue of a million torrents needs 5 GB there. */
const FOLDER = join(ROOT, 'bench', 'catalogues');
const SEED = 7;
/** What makes the same seed give another catalogue. */
const MAKERS = ['src/cli/demo/*.ts', 'migrations/sqlite/*.sql'];

/** A data folder with so many generated torrents, which nobody changes; made only when it is not there yet. */
export async function catalogueOf(count: number): Promise<string> {
  const name = `${count}-${SEED}-${fingerprint()}`;
  const folder = join(FOLDER, name);
  if (existsSync(folder)) return folder;
  mkdirSync(FOLDER, { recursive: true });
  for (const old of readdirSync(FOLDER))
    if (old.startsWith(`${count}-`)) rmSync(join(FOLDER, old), { recursive: true });
  // Under its name only once it is whole.
  const unfinished = mkdtempSync(join(FOLDER, 'unfinished-'));
  const args = ['demo', '--data', join(unfinished, 'data'), '--count', String(count), '--seed', String(SEED)];
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The catalogue was not made: ${code}`);
  renameSync(join(unfinished, 'data'), folder);
  rmSync(unfinished, { recursive: true });
  return folder;
}

function fingerprint(): string {
  const files = globSync(MAKERS, { cwd: ROOT }).toSorted();
  return hash('sha256', files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\0')).slice(0, 12);
}

/** A copy that may be changed, beside the catalogues: on the disk that is measured. */
export function copyOf(folder: string): { readonly folder: string; remove(): void } {
  const work = mkdtempSync(join(FOLDER, 'copy-'));
  const copy = join(work, 'data');
  const { status } = spawnSync('cp', ['-r', '--reflink=auto', folder, copy], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${folder} was not copied`);
  return { folder: copy, remove: () => rmSync(work, { recursive: true }) };
}

/** An empty folder beside the catalogues. */
export function emptyFolder(): { readonly folder: string; remove(): void } {
  mkdirSync(FOLDER, { recursive: true });
  const folder = mkdtempSync(join(FOLDER, 'empty-'));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
