import { describe, expect, it } from 'vitest';
import { checkTorrent } from '../../../src/catalogue/check.ts';
import { demoTorrents, type DemoTorrent } from '../../../src/cli/demo/torrents.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { runCommandLine } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/temp.ts';

const until = new Date('2026-01-01T00:00:00Z');

function make(count: number, seed = 1): DemoTorrent[] {
  return [...demoTorrents({ count, seed, until })];
}

describe('generated torrents', () => {
  it('keep all rules without a warning, in all three versions', () => {
    const reports = make(600).map(({ bytes }) => checkTorrent(bytes));
    expect(reports.flatMap(({ findings }) => findings)).toEqual([]);
    const versions = reports.map((report) => report.verdict === 'accept' && report.facts.version);
    expect(new Set(versions)).toEqual(new Set(['v1', 'v2', 'hybrid']));
  });

  it('are the same for the same seed, and others for another', () => {
    expect(make(20)).toEqual(make(20));
    expect(make(20, 2)[0]?.bytes).not.toEqual(make(20)[0]?.bytes);
  });

  it('end with the given time, and come in the order of their dates', () => {
    const dates = make(100).map(({ publishedAt }) => publishedAt.getTime());
    expect(dates).toEqual(dates.toSorted((one, other) => one - other));
    expect(dates.at(-1)).toBe(until.getTime());
  });
});

describe('torrentry demo', () => {
  it('publishes as many torrents as were asked for, and says how to serve them', async () => {
    const folder = temporaryFolder();
    const { code, out } = await runCommandLine(['demo', '--count', '700', '--data', folder]);
    expect({ code, out }).toEqual({ code: 0, out: [`torrentry serve --data ${folder}`] });
    expect(await countIn(folder)).toBe(700);
  });

  it('leaves a catalogue alone that has torrents, unless they are to be added', async () => {
    const folder = temporaryFolder();
    await runCommandLine(['demo', '--count', '5', '--data', folder]);
    const refused = await runCommandLine(['demo', '--count', '5', '--seed', '2', '--data', folder]);
    expect(refused.code).toBe(1);
    expect(refused.error.join('\n')).toMatch(/^error: Cannot make a demo in .+\nhint: .+--add\.$/);
    expect(await countIn(folder)).toBe(5);
    await runCommandLine(['demo', '--count', '5', '--seed', '2', '--add', '--data', folder]);
    expect(await countIn(folder)).toBe(10);
  });

  it.each(['0', '-1', 'many', '1.5', '99999999999'])('refuses --count=%s', async (count) => {
    const { code, error } = await runCommandLine(['demo', `--count=${count}`, '--data', temporaryFolder()]);
    expect(code).toBe(2);
    expect(error.join('\n')).toMatch(/^error: Cannot use --count .+\nhint: Give a whole number from 1 to /);
  });
});

async function countIn(folder: string): Promise<number> {
  const { catalogue, close } = await openSqliteStore({ folder });
  try {
    return (await catalogue.count({ below: true }, 1_000)).count;
  } finally {
    await close();
  }
}
