// Makes dist/ from src/: each TypeScript file without its types, and everything else as it is. Positions stay the same, so
// that stack traces name the lines of src/. Node.js strips the types itself when it runs src/, but each of its threads
// loads a compiler for that: 30 MB of memory, and 0.4 s at the start of a server.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');
const target = join(root, 'dist');
/** What dist/ was made from: a line for each file. */
const record = join(target, 'sources.txt');

const IMPORT_OF_TYPESCRIPT = /((?:\bfrom|\bimport)\s*\(?\s*')(\.{1,2}\/[^'\n]+)\.ts'/g;

/** Types become spaces. */
const SPACES_AT_END = /(?<! ) +$/gm;

/** What another process is writing. */
const UNFINISHED = /\.\d+$/;

/** Whether dist/ was made from src/ as it is now. */
export function isCurrent() {
  return readRecord() === describe(listSources());
}

/** Makes dist/. Throws the file system's errors. Several processes may do so at once. */
export function build() {
  const sources = listSources();
  const known = new Set(readRecord().split('\n'));
  const made = new Set(['sources.txt']);
  for (const { path, line } of sources) {
    const name = path.replace(/\.ts$/, '.js');
    made.add(name);
    if (!known.has(line) || !existsSync(join(target, name))) make(path, name);
  }
  for (const name of listFiles(target)) {
    if (!made.has(name) && !UNFINISHED.test(name)) rmSync(join(target, name), { force: true });
  }
  write(record, describe(sources));
}

/**
 * @param {string} path
 * @param {string} name
 */
function make(path, name) {
  const from = join(source, path);
  const to = join(target, name);
  mkdirSync(dirname(to), { recursive: true });
  if (!/\.[jt]s$/.test(path)) {
    copyFileSync(from, `${to}.${process.pid}`);
    renameSync(`${to}.${process.pid}`, to);
    return;
  }
  const text = readFileSync(from, 'utf8');
  const stripped = path === name ? text : nodeModule.stripTypeScriptTypes(text);
  // V8 keeps the text of each module.
  const short = stripped.replaceAll(SPACES_AT_END, '');
  write(to, short.replaceAll(IMPORT_OF_TYPESCRIPT, "$1$2.js'"));
}

/**
 * Nobody reads half a file.
 *
 * @param {string} path
 * @param {string} content
 */
function write(path, content) {
  writeFileSync(`${path}.${process.pid}`, content);
  renameSync(`${path}.${process.pid}`, path);
}

function readRecord() {
  return existsSync(record) ? readFileSync(record, 'utf8') : '';
}

function listSources() {
  const builder = createHash('sha256')
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest('hex');
  return listFiles(source)
    .sort()
    .map((path) => {
      const { size, mtimeMs } = statSync(join(source, path));
      return { path, line: `${path} ${size} ${mtimeMs} ${builder.slice(0, 8)}` };
    });
}

/** @param {readonly { readonly line: string }[]} sources */
function describe(sources) {
  return sources.map(({ line }) => line).join('\n');
}

/** @param {string} folder */
function listFiles(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
