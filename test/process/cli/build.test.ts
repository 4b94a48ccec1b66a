import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temp.ts';

const run = promisify(execFile);
const own = fileURLToPath(new URL('../../../bin/', import.meta.url));

/** A checkout with little in it, whose command prints what it is and which file it runs. */
function makeCheckout() {
  const folder = temporaryFolder();
  const write = (path: string, content: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  mkdirSync(join(folder, 'bin'));
  for (const name of ['build.js', 'torrentry.js']) copyFileSync(join(own, name), join(folder, 'bin', name));
  write('package.json', '{ "type": "module" }');
  write('src/cli/torrentry.js', "void import('../main.ts');\n");
  write(
    'src/main.ts',
    "import { word } from './word.ts';\nconsole.log(word satisfies string, import.meta.filename);\n",
  );
  write('src/word.ts', "/** Said. */\nexport const word: string = 'first';\n");
  write('src/texts/en.ftl', 'a = b\n');
  const start = async (): Promise<string> => {
    const { stdout } = await run(process.execPath, [join(folder, 'bin/torrentry.js')]);
    return stdout.trim();
  };
  const dist = (path: string): string => join(folder, 'dist', path);
  return { folder, write, start, dist };
}

describe('the command of a checkout', () => {
  it('runs dist/, which it makes of src/ without types, at the same places', async () => {
    const { start, dist } = makeCheckout();
    expect(await start()).toBe(`first ${dist('main.js')}`);
    expect(readFileSync(dist('word.js'), 'utf8')).toBe(
      "/** Said. */\nexport const word         = 'first';\n",
    );
    expect(readFileSync(dist('texts/en.ftl'), 'utf8')).toBe('a = b\n');
  });

  it('makes it again after a file was changed or removed', async () => {
    const { folder, write, start, dist } = makeCheckout();
    await start();
    write('src/word.ts', "export const word: string = 'second one';\n");
    rmSync(join(folder, 'src/texts/en.ftl'));
    expect(await start()).toBe(`second one ${dist('main.js')}`);
    expect(existsSync(dist('texts/en.ftl'))).toBe(false);
  });

  it('is started several times at once', async () => {
    const { start, dist } = makeCheckout();
    const said = await Promise.all(Array.from({ length: 4 }, () => start()));
    expect(new Set(said)).toEqual(new Set([`first ${dist('main.js')}`]));
  });

  it('runs src/ when dist/ cannot be written', async () => {
    const { folder, write, start } = makeCheckout();
    write('dist', 'a file in its place');
    expect(await start()).toBe(`first ${join(folder, 'src/main.ts')}`);
  });
});
