import { spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { listMutants, type Mutant } from './list-mutants.ts';

/*
 * Shows which lines no test would miss: puts one small fault after the other into a copy of the checkout, and runs the
 * tests that import the file until one fails. The copy has its own threads, so that what they load is changed too.
 *
 *   npm run mutants                                          all decisions, limits and rules: takes hours
 *   npm run mutants -- src/access/limits.ts --project unit   one file, with the tests of one project
 *   npm run mutants -- --every 10                            each tenth mutant
 *
 * Prints each mutant that no test noticed, and at the end how many were noticed. Some change nothing that anybody could
 * see, so that 100 % cannot be had.
 */

const DECISIONS_LIMITS_RULES = [
  'src/catalogue/{actor,edit,holdings,is-allowed,moderate,preconditions,publication,quota,removal,room}.ts',
  'src/catalogue/plan*.ts',
  'src/access/{guess-guard,limits,token-terms,verify}.ts',
  'src/access/plan-*.ts',
  'src/service/{rate-limits,read-guard,receive}.ts',
  'src/metainfo/rules-*.ts',
];

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NOT_COPIED: ReadonlySet<string> = new Set(['.git', 'coverage', 'data', 'dist', 'node_modules']);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    project: { type: 'string', multiple: true, default: ['unit'] },
    every: { type: 'string', default: '1' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'torrentry-mutants-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
for (const name of readdirSync(ROOT).filter((each) => !NOT_COPIED.has(each)))
  cpSync(join(ROOT, name), join(folder, name), { recursive: true });
symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));

const files = globSync(positionals.length > 0 ? positionals : DECISIONS_LIMITS_RULES, {
  cwd: ROOT,
}).toSorted();
let noticedCount = 0;
let count = 0;
for (const file of files) {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const mutants = listMutants(source).filter((_, index) => index % Number(values.every) === 0);
  if (mutants.length === 0) continue;
  const failure = failureOf(file);
  if (failure !== undefined) throw new Error(`Cannot begin with ${file}: its tests fail already\n${failure}`);
  for (const mutant of mutants) {
    writeFileSync(join(folder, file), mutant.source);
    const isNoticed = failureOf(file) !== undefined;
    count += 1;
    noticedCount += isNoticed ? 1 : 0;
    if (!isNoticed) console.log(describe(file, mutant));
  }
  writeFileSync(join(folder, file), source);
  console.log(`${file}: ${noticedCount} of ${count} noticed so far`);
}
console.log(`${noticedCount} of ${count} noticed (${Math.floor((100 * noticedCount) / count)} %)`);

/** What the tests that import the file print when one fails; undefined when all pass. */
function failureOf(file: string): string | undefined {
  const projects = values.project.flatMap((name) => ['--project', name]);
  const args = ['related', '--run', file, '--bail=1', '--reporter=dot', ...projects];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args],
    // A fault that makes a test run for ever is noticed by this limit.
    { cwd: folder, encoding: 'utf8', timeout: 600_000 },
  );
  return status === 0 ? undefined : `${stdout}${stderr}`;
}

function describe(file: string, { line, before, after }: Mutant): string {
  const short = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 100);
  return `${file}:${line}: no test notices ${short(before)} -> ${short(after)}`;
}
