import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { serveProcess } from '../support/process.ts';
import { temporaryFolder } from '../support/temp.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const MIB = 1024 * 1024;

/** As `npm start` runs it. */
const { scripts } = JSON.parse(readFileSync(`${checkout}package.json`, 'utf8')) as {
  readonly scripts: { readonly start: string };
};
const [, program = ''] = / node (\S+) serve$/.exec(scripts.start) ?? [];
const memory = Object.fromEntries(
  Array.from(scripts.start.matchAll(/\b(MALLOC_\w+)=(\S+)/g), ([, name = '', value = '']) => [name, value]),
);

/** Writes how many modules were read, and how many bytes they have, when the process ends. */
const COUNT = `
  import { registerHooks } from 'node:module';
  let modules = 0, bytes = 0;
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      modules += 1;
      bytes += loaded.source?.length ?? 0;
      return loaded;
    },
  });
  process.on('exit', () => process.stderr.write(JSON.stringify({ modules, bytes }) + '\\n'));`;

describe('a server that was just started', () => {
  // The first start in a folder makes its schema, and that of a changed checkout makes dist/.
  const start = async (env: Record<string, string> = {}) => {
    const folder = temporaryFolder();
    const first = await serveProcess(folder, { program: `${checkout}${program}` });
    first.child.kill();
    await first.ended;
    return serveProcess(folder, { program: `${checkout}${program}`, env: { ...memory, ...env } });
  };

  // Measured: 55 MiB. Beside it are up to 60 MiB of the files of Node.js itself, which the page cache shares.
  it('takes less than 60 MiB of memory for itself', async () => {
    // On a busy machine the garbage of the start may not be collected yet: that only adds to it.
    let least = Infinity;
    for (let round = 0; round < 4 && least >= 60 * MIB; round++) {
      const { child, url } = await start();
      await (await fetch(`${url}healthz`)).text();
      least = Math.min(least, residentBytes(child.pid));
    }
    expect(least).toBeLessThan(60 * MIB);
  });

  // Reading modules is most of a start: 0.5 s. Measured: 1,038 modules of 4.3 MB.
  it('has read no more modules than it needs', async () => {
    const { child, ended, output } = await start({
      NODE_OPTIONS: `--import="data:text/javascript,${encodeURIComponent(COUNT)}"`,
    });
    child.kill();
    await ended;
    const { modules, bytes } = JSON.parse(/\{"modules".*\}/.exec(output())?.[0] ?? '') as {
      readonly modules: number;
      readonly bytes: number;
    };
    expect(modules).toBeGreaterThan(500);
    expect(modules).toBeLessThan(1080);
    expect(bytes).toBeLessThan(4_600_000);
  });
});

/** What a process has in memory that no file holds. */
function residentBytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}
