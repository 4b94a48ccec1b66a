import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { codeBlocks, listPages, readPage } from '../support/docs.ts';
import { ADMIN_TOKEN, serveProcess } from '../support/process.ts';
import { temporaryFolder } from '../support/temp.ts';
import { isInstalled, testWith } from '../support/tools.ts';
import { makePicture } from '../support/pictures.ts';
import { makeTorrent } from '../support/torrents.ts';

/**
 * Pages whose `sh` blocks run, from the first to the last. A `console` block needs another machine, an engine or an
 * installation, and does not run.
 */
const PAGES = [
  'README.md',
  'docs/getting-started.md',
  'docs/uploads.md',
  'docs/creating.md',
  'docs/importing.md',
  'docs/publish-from-ci.md',
  'docs/access.md',
  'docs/operations.md',
  'docs/operate/backups.md',
  'docs/operate/check-store.md',
  'docs/operate/moderation.md',
  'docs/operate/problems.md',
  'docs/api.md',
  'docs/command-line.md',
  'docs/client.md',
  'docs/mirroring.md',
  'docs/collections.md',
  'docs/streams.md',
  'docs/events.md',
  'docs/webdav.md',
  'docs/atompub.md',
];

const TORRENTS = ['name', 'app', 'app-2.0', 'other', 'new', 'debian-13.iso', 'a', 'b', 'night'];
/** What the catalogue has before the commands of a page run. */
const PUBLISHED = 'debian-13-amd64.iso';
const BROKEN = 'd4:infod6:lengthi5e4:name1:x12:piece lengthi16384e6:pieces3:abcee';

const ADDRESS = 'http://127.0.0.1:8080';
const checkout = fileURLToPath(new URL('../../', import.meta.url));
const program = join(checkout, 'src/cli/torrentry.js');

/** Notes the status of each answer, with the line of the page that asked. Old versions of curl write it nowhere else. */
const CURL = `#!/bin/sh
errors="$STATUSES.$$"
/usr/bin/curl -w '%{stderr}\\nstatus %{http_code}\\n' "$@" 2>"$errors"
code=$?
sed -n "s/^status /$LINE /p" "$errors" >>"$STATUSES"
sed '/^status /d' "$errors" >&2
exit $code
`;

interface Command {
  readonly text: string;
  /** The status that the page promises for what curl asks in it. */
  readonly status: string | undefined;
}

/** The lines of a script, each with those that it goes on in. */
function commandsOf(script: string): readonly Command[] {
  return Array.from(script.matchAll(/(?:[^\n]*\\\n)*[^\n]*\n/g), ([text]) => ({
    text,
    status: / # (\d{3})\b/.exec(text)?.[1],
  }));
}

/** The script with the number of its line in front of each curl. */
function withLines(commands: readonly Command[]): string {
  return commands
    .map(({ text }, line) => text.replaceAll(/(?<=^|[|(;] ?|^ +)curl (?=[-$"])/gm, `LINE=${line} curl `))
    .join('');
}

async function prepare() {
  const folder = temporaryFolder();
  const server = await serveProcess(join(folder, 'data'));
  for (const name of TORRENTS) writeFileSync(join(folder, `${name}.torrent`), makeTorrent({ name }));
  writeFileSync(join(folder, 'broken.torrent'), BROKEN);
  for (const name of ['shot', 'map']) writeFileSync(join(folder, `${name}.png`), await makePicture());
  writeFileSync(join(folder, 'README.md'), '# Debian 13\n\nThe newest images.\n');
  const published = await fetch(`${server.url}debian/13/${PUBLISHED}.torrent?tags=iso`, {
    method: 'PUT',
    body: makeTorrent({ name: PUBLISHED }),
    headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
  });
  expect(published.status).toBe(201);
  const tools = join(folder, 'bin');
  mkdirSync(tools);
  writeFileSync(join(tools, 'curl'), CURL);
  writeFileSync(join(tools, 'torrentry'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  const source = '--conditions=torrentry-source';
  writeFileSync(join(tools, 'node'), `#!/bin/sh\nexec "${process.execPath}" ${source} "$@"\n`);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(checkout, join(folder, 'node_modules', 'torrentry'));
  for (const name of ['curl', 'node', 'torrentry']) chmodSync(join(tools, name), 0o755);
  const url = server.url.slice(0, -1);
  const statuses = join(folder, 'statuses');
  const env = {
    PATH: `${tools}:${process.env['PATH']}`,
    HOME: join(folder, 'home'),
    STATUSES: statuses,
    URL: url,
    TOKEN: ADMIN_TOKEN,
  };
  const run = (shell: readonly string[], script: string) => {
    const [command = 'sh', ...flags] = shell;
    const text = script.replaceAll(ADDRESS, url).replaceAll('torrentry_…', ADMIN_TOKEN);
    const { status, stdout, stderr } = spawnSync(command, [...flags, '-c', text], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    return { code: status, output: `${stdout}${stderr}`.replaceAll(url, ADDRESS) };
  };
  const answered = (): readonly string[] =>
    existsSync(statuses) ? readFileSync(statuses, 'utf8').trimEnd().split('\n') : [];
  return { run, answered };
}

describe('the commands of the documentation', () => {
  it('are in pages whose commands run', () => {
    const withCommands = listPages().filter((path) =>
      codeBlocks(readPage(path)).some(({ info }) => info === 'sh'),
    );
    expect(new Set(withCommands)).toEqual(new Set(PAGES));
  });

  for (const path of PAGES) {
    const blocks = codeBlocks(readPage(path));
    const commands = blocks.filter(({ info }) => info === 'sh').flatMap(({ text }) => commandsOf(text));

    testWith(isInstalled('zstd') ? 'jq' : 'zstd')(
      `those of ${path} run, with the statuses and the output that it promises`,
      async () => {
        const { run, answered } = await prepare();
        const { code, output } = run(['sh', '-eu'], withLines(commands));
        expect(code, output).toBe(0);
        const promised = commands.flatMap(({ text, status }, line) =>
          status ? [{ line, text, status }] : [],
        );
        for (const { line, text, status } of promised) {
          const found = answered().flatMap((each) =>
            each.startsWith(`${line} `) ? [each.split(' ')[1]] : [],
          );
          expect(new Set(found), text).toEqual(new Set([status]));
        }
        for (const [index, { info, text }] of blocks.entries()) {
          if (info === 'text' && blocks[index - 1]?.info === 'sh') expect(output).toContain(text);
        }
      },
    );
  }

  testWith('bash')('the steps of GitHub Actions and GitLab CI publish', async () => {
    const { run } = await prepare();
    const variables = `export TORRENTRY_TOKEN=${ADMIN_TOKEN} VERSION=v2.0 CI_COMMIT_TAG=v2.0 GITHUB_STEP_SUMMARY=summary.md\n`;
    const workflows = codeBlocks(readPage('docs/publish-from-ci.md')).filter(({ info }) => info === 'yaml');
    const steps = workflows.flatMap(({ text }) =>
      Array.from(text.matchAll(/^( *)(?:run:|-) \|\n((?:\1 +[^\n]*\n)+)/gm), ([, , step = '']) => step),
    );
    expect(steps).toHaveLength(workflows.length);
    for (const step of steps) {
      const { code, output } = run(['bash', '-eo', 'pipefail'], variables + step);
      expect(code, output).toBe(0);
      expect(output).toContain(`${ADDRESS}/app/v2.0/app.torrent\n`);
    }
  });
});
