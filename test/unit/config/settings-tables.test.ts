import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { variableName } from '../../../src/config/config.ts';
import { SETTINGS, type Setting, type SettingKey } from '../../../src/config/settings.ts';
import { SERVER_SCHEMA } from '../../../src/http/settings.ts';

const HEAD = ['variable', 'value', 'default', ''];
const BEGIN = '<!-- The table of settings is written by `npm run docs`. -->';
const END = '<!-- The end of the table. -->';

const code = (text: string): string => `\`${text}\``;

function rowOf({ key, value, about, standard, unset, secret }: Setting): readonly string[] {
  const name = code(variableName(key));
  return [
    secret === true ? `${name}, ${code('…_FILE')}` : name,
    value,
    standard === undefined ? (unset ?? 'none') : code(standard),
    about,
  ].map((cell) => cell.replaceAll('|', String.raw`\|`));
}

/** As the formatter writes it: all cells of a column equally wide. */
function formatTable(settings: readonly Setting[]): string {
  const rows = [HEAD, ...settings.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const rule = widths.map((width) => '-'.repeat(width));
  const [head = [], ...body] = rows;
  return [head, rule, ...body]
    .map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    .join('\n');
}

/** The page with its table made of these settings. */
function withTable(page: string, settings: readonly Setting[]): string {
  const [before, rest] = page.split(BEGIN);
  const [, after] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined) throw new Error('there is no place for the table');
  return `${before}${BEGIN}\n\n${formatTable(settings)}\n\n${END}${after}`;
}

const serverKeys: readonly SettingKey[] = [
  ...(Object.keys(SERVER_SCHEMA) as (keyof typeof SERVER_SCHEMA)[]),
  'trustedProxies',
];

describe('the table of settings', () => {
  it.each([
    ['docs/configuration.md', SETTINGS],
    ['docs/http.md', SETTINGS.filter(({ key }) => serverKeys.includes(key))],
  ])('in %s is the one of the schema (`npm run docs` writes it)', async (name, settings) => {
    const file = fileURLToPath(new URL(`../../../${name}`, import.meta.url));
    await expect(withTable(readFileSync(file, 'utf8'), settings)).toMatchFileSnapshot(file);
  });
});
