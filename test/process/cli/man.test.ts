import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { SETTINGS } from '../../../src/config/settings.ts';
import { variableName } from '../../../src/config/config.ts';
import { manPage } from '../../../src/cli/man-page.ts';
import { runCommandLine } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';

async function pageFile(): Promise<string> {
  const { code, out } = await runCommandLine(['man']);
  expect(code).toBe(0);
  const path = join(temporaryFolder(), 'torrentry.1');
  writeFileSync(path, `${out.join('\n')}\n`);
  return path;
}

function outputOf(command: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(command, args, {
    env: { ...process.env, LC_ALL: 'C.UTF-8', MANWIDTH: '100' },
    encoding: 'utf8',
  });
  return stdout + stderr;
}

/** Without the letters that are printed twice, one over the other, which makes them bold. */
function unstruck(text: string): string {
  const parts = text.split('\b');
  return parts.map((part, index) => (index < parts.length - 1 ? part.slice(0, -1) : part)).join('');
}

describe('torrentry man', () => {
  testWith('mandoc')('prints a manual page without mistakes, which mandoc shows', async () => {
    const path = await pageFile();
    const warnings = outputOf('mandoc', ['-T', 'lint', '-W', 'warning', path]).split('\n');
    // It has no date, so that a package is the same bytes each time.
    expect(warnings.filter((line) => line !== '' && !line.includes('missing date'))).toEqual([]);
    const shown = unstruck(outputOf('mandoc', ['-T', 'utf8', '-O', 'width=400', path]));
    expect(shown).toContain('torrentry push [options] <file...>');
    expect(shown).toContain('torrentry token create [options]');
    expect(shown).toMatch(/^ *--role <role>\n +reader, uploader, moderator or admin\n/m);
    for (const { key } of SETTINGS) expect(shown, key).toContain(`, ${variableName(key)}\n`);
  });

  testWith('man')('has no mistakes that man and groff find', async () => {
    expect(outputOf('man', ['--warnings', '--local-file', await pageFile()])).toMatch(/^TORRENTRY\(1\)/);
  });

  testWith('mandoc')('shows each text as it is, whatever roff would take it for', () => {
    const about = String.raw`.SH no section, "quotes", \fB and ’`;
    const path = join(temporaryFolder(), 'page.1');
    const nothing = { usage: '', arguments: [], options: [] };
    const options = [{ name: '--x', flags: '--x <it>', about: "'tis .B" }];
    const page = manPage([
      { path: '', about: 'A program.', ...nothing },
      { path: 'one', about, ...nothing, options },
    ]);
    writeFileSync(path, `${page}\n`);
    const shown = unstruck(outputOf('mandoc', ['-T', 'utf8', path]));
    expect(shown).toContain(`${about}.`);
    expect(shown).toContain("'tis .B");
  });
});
