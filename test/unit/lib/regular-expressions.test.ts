import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tokenizer } from 'acorn';
import { isSafePattern } from 'redos-detector';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../../../src/', import.meta.url));

/** Ways in which one match may be tried; more of them than this grow with the text. */
const SCORE_MAX = 200;

/** How long the detector looks at one; what takes more counts as slow. */
const STEPS_MAX = 20_000;

/** What the detector cannot know, and why each is linear or never sees text of a stranger. */
const EXCEPTIONS: readonly string[] = [
  // Tried anew at each place where it may begin: no two of these runs share a character.
  '/:0+$/',
  '/\\.\\d+$/',
  '/(W\\/)?"([^"]*)"/g',
  '/(?:^|,)\\s*server-timing\\s*(?:[,;]|$)/i',
  // What ends it matches whatever is there.
  '/^(?:-!-|\\*{3,4}|-->|<--|-{2,4}>?)[ \\t]+([^]*)$/',
  // Its repetitions are bounded: 300 characters at most.
  '/^@?<[ @+%&~!]{0,32}([^\\s>:]{1,64})(?::[^\\s>]{1,200})?>(?:[ \\t]([^]*))?$/',
  // At one place only, where a link may begin in a description of 20,000 characters.
  '/\\?xt(?:\\.\\d+)?=[\\w:.%&=+~/-]+/y',
  // At one place only, where the next part of an If header begins.
  '/(?:<([^<>\\s]+)>|(\\()|(\\))|\\[((?:W\\/)?"[^"]*")\\]|(not)\\b)\\s*/iy',
  // Settings and files of the operator, and texts of the program itself.
  '/\\/+$/',
  '/^(.+)=(.*)$/',
  '/<svg\\b[^>]*>/',
  '/\\{(\\w+)\\}/g',
];

interface Found {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

function* regularExpressions(): Iterable<Found> {
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const code = stripTypeScriptTypes(readFileSync(join(source, file), 'utf8'));
    for (const token of tokenizer(code, { ecmaVersion: 'latest', sourceType: 'module' })) {
      if (token.type.label !== 'regexp') continue;
      const { value } = token as unknown as { readonly value: { pattern: string; flags: string } };
      yield { file, ...value };
    }
  }
}

/** In the older syntax that the detector reads: a property is one letter, and groups have no names. */
function simplified(pattern: string): string {
  return pattern
    .replaceAll(/\\[pP]\{[^}]*\}/g, '\\u0041')
    .replaceAll(/--\\x20/g, '')
    .replaceAll(/\(\?<[a-zA-Z]+>/g, '(')
    .replaceAll(/\\u\{[0-9a-f]+\}/g, '\\u0042');
}

describe('every regular expression', () => {
  it('takes time in proportion to the text, whatever the text is', () => {
    const slow = new Set<string>();
    let count = 0;
    for (const { file, pattern, flags } of regularExpressions()) {
      count++;
      const whole = `/${pattern}/${flags}`;
      if (EXCEPTIONS.includes(whole)) continue;
      const { safe } = isSafePattern(simplified(pattern), {
        caseInsensitive: flags.includes('i'),
        dotAll: flags.includes('s'),
        multiLine: flags.includes('m'),
        maxScore: SCORE_MAX,
        maxSteps: STEPS_MAX,
        downgradePattern: true,
      });
      if (!safe) slow.add(`${file}: ${whole}`);
    }
    expect(count).toBeGreaterThan(150);
    expect([...slow]).toEqual([]);
  });
});
