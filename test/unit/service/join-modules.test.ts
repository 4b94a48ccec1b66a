import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { joinModules } from '../../../src/service/join-modules.ts';
import { readModules } from '../../../src/service/module-graph.ts';
import { temporaryFolder } from '../../support/temp.ts';

/** Joins `entry.ts` and what it imports of these files. */
function joined(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return joinModules(readModules(join(folder, 'entry.ts')));
}

async function run(script: string): Promise<Record<string, unknown>> {
  const path = join(temporaryFolder(), 'joined.mjs');
  writeFileSync(path, script);
  return (await import(pathToFileURL(path).href)) as Record<string, unknown>;
}

describe('joinModules', () => {
  it('makes one module that exports what the entry does, of every form that the sources have', async () => {
    const script = joined({
      'entry.ts': `
import type { Unused } from './nowhere.ts';
import * as numbers from './room/numbers.ts';
import { type Kind, one as uno, Shape } from './room/numbers.ts';
import { shout } from 'words';
const own: Kind = 'entry';
/** Says it. */
export function say(): string {
  return [own, uno, numbers.two(), [...numbers.three()], new Shape().kind, shout('x')].join(' ');
}
export const later: Promise<number> = numbers.four();
`,
      'room/numbers.ts': `
export type Kind = 'entry' | 'shape';
export interface Unused { readonly it: number }
const own = 'shape';
export const one = 1;
// How much.
export function two(): number { return 2; }
export function* three(): Generator<number> { yield 3; }
export async function four(): Promise<number> { return 4; }
export class Shape { readonly kind: Kind = own; }
`,
      'node_modules/words/package.json': '{ "name": "words", "type": "module", "exports": "./words.js" }',
      'node_modules/words/words.js':
        '/*! A licence */\nconst own = "!";\nfunction shout(text) { return text + own; }\nexport { shout };\n',
    });
    const { say, later } = (await run(script)) as { say: () => string; later: Promise<number> };
    expect(say()).toBe('entry 1 2 3 shape x!');
    expect(await later).toBe(4);
    expect(script).toContain('A licence');
    expect(script).not.toMatch(/Says it|How much/);
  });

  it('runs a module once that several import, and before them', async () => {
    const script = joined({
      'entry.ts': `import { left } from './left.ts';\nimport { right } from './right.ts';\nexport const same = left === right;\n`,
      'left.ts': `import { shared } from './shared.ts';\nexport const left = shared;\n`,
      'right.ts': `import { shared } from './shared.ts';\nexport const right = shared;\n`,
      'shared.ts': 'export const shared = {};\n',
    });
    expect((await run(script))['same']).toBe(true);
  });

  it.each([
    'export default 1;',
    'export let count = 0;',
    'export * from "./a.ts";',
    'const a = 1;\nexport { a as b };',
    'import "./a.ts";',
    'import a from "./a.ts";',
  ])('does not guess at another form: %s', (source) => {
    expect(() => joined({ 'entry.ts': `${source}\n`, 'a.ts': 'export const a = 1;\n' })).toThrow(
      'Cannot join',
    );
  });
});
