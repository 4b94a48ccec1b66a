import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, run, serveProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

async function command(...args: string[]) {
  const running = run(args);
  const [code] = await running.ended;
  return { code, output: running.output() };
}

/** The same with `--json`: each line that it prints, and the sums, which come last. */
async function commandJson(...args: string[]) {
  const { code, output } = await command(...args, '--json');
  const lines = output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, problems: lines.slice(0, -1), sums: lines.at(-1) };
}

async function demoFolder(count: number): Promise<string> {
  const data = temporaryFolder();
  expect((await command('demo', '--data', data, '--count', String(count))).code).toBe(0);
  return data;
}

function change<Result>(data: string, work: (database: Database.Database) => Result): Result {
  const database = new Database(join(data, 'torrentry.sqlite')).unsafeMode();
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** Everything derived is gone, and all that is summed up. */
const DERIVED = `
  UPDATE torrents SET content_bytes = 1 WHERE id % 2 = 0;
  DELETE FROM listed; DELETE FROM listed_labels; DELETE FROM torrent_words; DELETE FROM labels; DELETE FROM collections;
  DELETE FROM published_days; DELETE FROM totals; DELETE FROM open_days; DELETE FROM upload_days; DELETE FROM owners;
  DELETE FROM torrent_file_names`;

describe('torrentry check-store', () => {
  it('says that a store is sound, what is wrong, and what was repaired, with exit codes', async () => {
    const data = await demoFolder(30);
    const sound = await command('check-store', '--data', data);
    expect(sound).toEqual({
      code: 0,
      output: expect.stringMatching(/^Checked 30 torrents and 30 files \(.* KiB\): no problems\n$/) as string,
    });
    change(data, (database) => database.exec('DELETE FROM listed WHERE id = 7'));
    const wrong = await command('check-store', '--data', data);
    expect(wrong.code).toBe(1);
    expect(wrong.output).toMatch(
      /^problem: torrent 7 \(.*\.torrent\): It is public, but missing in the lists\.$/m,
    );
    expect(wrong.output).toContain('hint: Run the same command with --repair.\n');
    expect(wrong.output).toMatch(/: \d+ problems\n$/);
    const repaired = await command('check-store', '--data', data, '--repair');
    expect([repaired.code, repaired.output]).toEqual([0, expect.stringMatching(/^repaired: torrent 7 /)]);
    expect(repaired.output).toMatch(/: 1 problem, 1 repaired\n$/);
    expect((await command('check-store', '--data', data)).code).toBe(0);
  });

  it('exits by 2 for a wrong command line, and by 1 for a folder without a database', async () => {
    expect((await command('check-store', '--mend')).code).toBe(2);
    const empty = await command('check-store', '--data', temporaryFolder());
    expect(empty.code).toBe(1);
    expect(empty.output).toMatch(/^error: Cannot check ".*": it has no database\nhint: .* --data\.\n$/);
  });

  it('prints nothing that a terminal obeys', async () => {
    const data = await demoFolder(3);
    change(data, (database) =>
      database.exec(`UPDATE torrents SET name = 'a' || char(27) || '[2J' WHERE id = 1`),
    );
    const { code, output } = await command('check-store', '--data', data);
    expect([code, output.includes('name is a\u{FFFD}[2J, and not')]).toEqual([1, true]);
    expect(output).not.toContain('\u001B');
  });

  it('restores rotten and missing files from the backups that are configured', async () => {
    const data = await demoFolder(20);
    const backups = join(temporaryFolder(), 'backups');
    mkdirSync(backups);
    expect((await command('backup', backups, '--data', data)).code).toBe(0);
    change(data, (database) =>
      database.exec(`
        UPDATE torrent_bytes SET bytes = zeroblob(length(bytes)) WHERE torrent_id = 3;
        DELETE FROM torrent_bytes WHERE torrent_id = 5`),
    );
    const without = await commandJson('check-store', '--data', data, '--repair');
    expect([without.code, without.problems.map(({ outcome }) => outcome)]).toEqual([1, ['left', 'left']]);
    const repaired = await commandJson('check-store', '--data', data, '--repair', '--backup', backups);
    expect(repaired.problems).toEqual([
      expect.objectContaining({ kind: 'file-damaged', outcome: 'repaired' }),
      expect.objectContaining({ kind: 'file-missing', outcome: 'repaired' }),
    ]);
    expect([repaired.code, repaired.sums]).toEqual([
      0,
      expect.objectContaining({ folder: data, torrents: 20, problems: 2, repaired: 2, left: 0 }),
    ]);
    expect((await command('check-store', '--data', data)).code).toBe(0);
  });

  it('leaves nothing half-done when it is killed in a repair, and goes on with what is left', async () => {
    const data = await demoFolder(3_000);
    change(data, (database) => database.exec(DERIVED));
    const listed = () =>
      change(data, (database) => Number(database.prepare('SELECT count(*) FROM listed').pluck().get()));
    const repaired = new Set<string>();
    let interrupted = 0;
    // In the middle of each of these parts.
    for (const message of [
      'The sums differ',
      'Its row differs',
      'missing in the lists',
      'It has torrents, and',
    ]) {
      const running = run(['check-store', '--data', data, '--repair', '--json']);
      await running.printed(message);
      running.child.kill('SIGKILL');
      const [code] = await running.ended;
      if (code === null) interrupted++;
      for (const line of running.output().split('\n').slice(0, -1)) {
        const { kind, place, message: text } = JSON.parse(line) as Record<string, string>;
        const problem = `${kind} ${place} ${text}`;
        // What was reported as repaired stays so.
        expect(repaired).not.toContain(problem);
        repaired.add(problem);
      }
      change(data, (database) => {
        expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
        // Each torrent has all of its rows in the lists, or none.
        expect(
          database
            .prepare(
              'SELECT count(*) FROM listed AS l FULL JOIN listed_labels AS k USING (id) WHERE l.id IS NULL OR k.id IS NULL',
            )
            .pluck()
            .get(),
        ).toBe(0);
      });
    }
    // The last part may be done before the signal arrives.
    expect(interrupted).toBeGreaterThanOrEqual(2);
    const last = await commandJson('check-store', '--data', data, '--repair');
    expect([last.code, last.problems.every(({ outcome }) => outcome === 'repaired')]).toEqual([0, true]);
    expect(listed()).toBe(3_000);
    const after = await commandJson('check-store', '--data', data);
    expect([after.code, after.problems]).toEqual([0, []]);
  });

  it('checks and repairs while a server publishes', async () => {
    const data = await demoFolder(500);
    change(data, (database) => database.exec(DERIVED));
    const server = await serveProcess(data);
    const stop = new AbortController();
    let count = 0;
    const publishing = (async () => {
      for (; !stop.signal.aborted; count++) {
        const body = makeTorrent({ name: `new ${count}` });
        const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
        const answer = await fetch(`${server.url}new/${count}.torrent`, { method: 'PUT', body, headers });
        // A wrong sum refuses nothing but the repair of what it sums up.
        expect(answer.status).toBe(201);
      }
    })();
    const repaired = await commandJson('check-store', '--data', data, '--repair');
    const again = await commandJson('check-store', '--data', data, '--repair');
    stop.abort();
    await publishing;
    expect([repaired.code, again.code]).toEqual([0, 0]);
    expect(count).toBeGreaterThan(0);
    const found = await commandJson('check-store', '--data', data);
    expect([found.code, found.problems]).toEqual([0, []]);
    const answer = await fetch(`${server.url}new/?format=json`, { headers: { accept: 'application/json' } });
    expect(await answer.json()).toMatchObject({ items: expect.any(Array) as unknown[] });
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([0, null]);
  });
});
