import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Coverage } from './coverage.ts';
import { Chance, mutate } from './mutate.ts';
import { checkInput } from './target.ts';

/*
 * A fuzzer guided by coverage: changes inputs at random, and goes on from those that run code which none ran before.
 *
 *   node test/fuzz/main.ts --seconds 60 --seed 1 [--keep]
 *
 * Ends with code 1 at the first input that breaks `checkInput`, and writes it to test/fuzz/inputs, which the tests
 * replay. With --keep it also writes a few small inputs that together run all code that was reached.
 */

const inputsFolder = new URL('./inputs/', import.meta.url);
const corpusFolder = new URL('../corpus/libtorrent/', import.meta.url);
const inputBytesMax = 1200;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
  },
});

/** Code that has run, each place with how often it ran in one input, in powers of two. */
const seen = new Set<string>();
const coverage = new Coverage();

/** Runs one input and tells which places it ran. */
function trace(input: Uint8Array): Map<string, number> {
  coverage.take();
  try {
    checkInput(input);
  } catch (error) {
    const file = save(input);
    process.stdout.write(`${file} breaks:\n${String(error)}\n`);
    process.exit(1);
  }
  return coverage.take();
}

/** Runs one input; says whether it ran code that none before it ran, or ran it far more often. */
function run(input: Uint8Array): boolean {
  let isNew = false;
  for (const [place, count] of trace(input)) {
    const key = `${place} ${Math.min(Math.floor(Math.log2(count)), 5)}`;
    isNew ||= !seen.has(key);
    seen.add(key);
  }
  return isNew;
}

function save(input: Uint8Array): string {
  const file = new URL(
    `${createHash('sha1').update(input).digest('hex').slice(0, 16)}.torrent`,
    inputsFolder,
  );
  mkdirSync(inputsFolder, { recursive: true });
  writeFileSync(file, input);
  return file.pathname;
}

function load(folder: URL): Uint8Array[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.torrent'));
  const files = names.sort().map((name) => new Uint8Array(readFileSync(new URL(name, folder))));
  return files.filter(({ length }) => length <= inputBytesMax);
}

/** Saves as few inputs as run all blocks that any of them runs and the corpus does not: greedily, so nearly as few. */
function keepFew(inputs: readonly Uint8Array[]): void {
  const known = new Set(load(corpusFolder).flatMap(listStarts));
  let left = inputs.map((input) => ({ input, starts: listStarts(input) }));
  while (left.length > 0) {
    left = left
      .map(({ input, starts }) => ({ input, starts: starts.filter((start) => !known.has(start)) }))
      .filter(({ starts }) => starts.length > 0)
      .sort((one, other) => other.starts.length - one.starts.length || one.input.length - other.input.length);
    const best = left.shift();
    if (best === undefined) return;
    save(best.input);
    for (const start of best.starts) known.add(start);
  }
}

/** Where the blocks start that an input runs. */
function listStarts(input: Uint8Array): string[] {
  return [...trace(input).keys()].map((place) => place.slice(0, place.lastIndexOf('-')));
}

const chance = new Chance(Number(values.seed));
const corpus = [...load(corpusFolder), ...load(inputsFolder)];
for (const input of corpus) run(input);
const places = seen.size;
const end = performance.now() + Number(values.seconds) * 1000;
let runs = 0;
let found = 0;
while (performance.now() < end) {
  const input = mutate(chance.pick(corpus), chance.pick(corpus), chance);
  runs++;
  if (input.length > inputBytesMax || !run(input)) continue;
  corpus.push(input);
  found++;
}
if (values.keep) keepFew(corpus);
process.stdout.write(`${runs} inputs, ${found} of them new; places run: ${places}, now ${seen.size}\n`);
