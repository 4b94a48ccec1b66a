import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES, PROBLEM_KINDS, SEVERITIES } from '../../../src/health/problem-kinds.ts';
import { LANGUAGE_TAGS } from '../../../src/site/messages/languages.ts';
import { readPage } from '../../support/docs.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** The messages of a language for problems, by their names. */
function textsOf(locale: string): ReadonlyMap<string, string> {
  const lines = read(`src/site/messages/${locale}/admin.ftl`).matchAll(/^adminProblems-(\S+) = (.*)$/gm);
  return new Map(Array.from(lines, ([, name = '', text = '']) => [name, text]));
}

describe('each problem that a server can have', () => {
  it('has a section of the runbook, in the order of the list', () => {
    const sections = readPage('docs/operate/problems.md').matchAll(/^## `(\w+)`\n\n(.+)/gm);
    expect(Array.from(sections, ([, code]) => code)).toEqual(PROBLEM_CODES);
  });

  it('has texts in all languages, in English those of the log', () => {
    for (const locale of LANGUAGE_TAGS) {
      const texts = textsOf(locale);
      for (const code of PROBLEM_CODES) {
        expect(texts.get(`what-${code}`), `${locale} ${code}`).toMatch(/\S/);
        expect(texts.get(`hint-${code}`), `${locale} ${code}`).toMatch(/\S/);
      }
    }
    const english = textsOf('en');
    for (const code of PROBLEM_CODES) {
      const { what, hint } = PROBLEM_KINDS[code];
      expect([english.get(`what-${code}`), english.get(`hint-${code}`)]).toEqual([what, hint]);
    }
  });

  it('fires an alert by its severity', () => {
    const rules = read('docs/operate/alerts.yml').matchAll(
      /torrentry_problem\{severity=~?"([\w|]+)"\} == 1/g,
    );
    const covered = Array.from(rules, ([, severities = '']) => severities.split('|')).flat();
    expect(covered.toSorted()).toEqual(SEVERITIES.toSorted());
  });
});
