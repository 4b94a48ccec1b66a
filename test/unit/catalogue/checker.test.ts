import { onTestFinished, describe, expect, it } from 'vitest';
import { checkTorrent } from '../../../src/catalogue/check.ts';
import { createChecker, type Checker, type Payer } from '../../../src/catalogue/checker.ts';
import { AppError } from '../../../src/errors.ts';
import { checkJson } from '../../../src/metainfo/check-json.ts';
import { readStructure } from '../../../src/metainfo/structure.ts';
import { samples } from '../../support/corpus.ts';
import { watchHangs } from '../../support/hanging.ts';
import { v1Files } from '../../support/metainfo/make.ts';

const MIB = 1024 * 1024;
/** Larger files are checked in a thread. */
const ON_LOOP_BYTES_MAX = 64 * 1024;

function start(options?: Parameters<typeof createChecker>[0]): Checker {
  const checker = createChecker(options);
  onTestFinished(() => checker.close());
  return checker;
}

/** Counts what it pays, and has no more than `ms`. */
function payerWith(ms: number): Payer & { left: number } {
  return {
    key: 'somebody',
    left: ms,
    async reserve(cost) {
      if (cost > this.left) throw new AppError('rate_limited', 'Cannot check more');
      this.left -= cost;
      return cost;
    },
    async settle(cost) {
      this.left -= cost;
    },
  };
}

const stubborn = new URL('./stubborn-check-thread.ts', import.meta.url);
/** Files that the stubborn thread gets, for their size. */
const hanging = Buffer.alloc(MIB, 'h');
const refused = Buffer.alloc(MIB, 'r');

describe('createChecker', () => {
  it('says in a thread what is said at once, of files and structure too', async () => {
    const checker = start();
    const large = v1Files(
      Array.from({ length: 3000 }, (_, index) => ({ length: 1, path: [`É${index}`, 'a'] })),
    );
    expect(large.byteLength).toBeGreaterThan(ON_LOOP_BYTES_MAX);
    const corpus = [...samples('real'), ...samples('libtorrent')].map(({ bytes }) => bytes);
    const files = [large, ...corpus.filter((bytes) => bytes.byteLength > ON_LOOP_BYTES_MAX)];
    expect(files.length).toBeGreaterThan(3);
    for (const bytes of files) {
      const expected = checkTorrent(bytes);
      const { report, structure } = await checker.inspect(bytes);
      expect(checkJson(report)).toEqual(checkJson(expected));
      expect(structure).toEqual(readStructure(bytes));
      if (report.verdict === 'refuse' || expected.verdict === 'refuse') continue;
      expect(report.facts).toEqual(expected.facts);
      expect({ ...report.metainfo, files: [...report.metainfo.files()] }).toEqual({
        ...expected.metainfo,
        files: [...expected.metainfo.files()],
      });
    }
  });

  it('gives up on a file that takes too long, says so, and checks the next in another thread', async () => {
    const rejectionOf = watchHangs('check', 200);
    const checker = start({ thread: stubborn, limitMs: 200 });
    expect(await rejectionOf(checker.check(hanging))).toMatchObject({
      code: 'invalid',
      message: 'Cannot check the file: it would take more than 0.2 seconds',
      hint: expect.stringContaining('fewer files') as string,
    });
    expect(await checker.check(refused)).toEqual({ verdict: 'refuse', findings: [] });
  });

  it('takes from the payer what the check took, which is all of the limit for one that was given up', async () => {
    const rejectionOf = watchHangs('check', 500);
    const checker = start({ thread: stubborn, limitMs: 500 });
    const payer = payerWith(10_000);
    await checker.check(refused, payer);
    expect(payer.left).toBe(10_000 - 7);
    expect(String(await rejectionOf(checker.check(hanging, payer)))).toContain('it would take more than');
    expect(payer.left).toBe(10_000 - 507);
  });

  it('refuses before the check what the payer may have no time for, and gives back what was not used', async () => {
    const checker = start({ thread: stubborn });
    const payer = payerWith(500);
    await expect(checker.check(Buffer.alloc(2 * MIB), payer)).rejects.toMatchObject({ code: 'rate_limited' });
    await Promise.all(Array.from({ length: 5 }, () => checker.check(refused, payer)));
    expect(payer.left).toBe(500 - 35);
  });

  it('holds up no other payer with the files of one', async () => {
    // The clock of their limits does not go on before the other check has ended.
    const rejectionOf = watchHangs('check', 1000);
    const checker = start({ thread: stubborn, limitMs: 1000 });
    const one = payerWith(100_000);
    const slow = Array.from({ length: 3 }, () => checker.check(hanging, one));
    const quick = await checker.check(refused, { ...payerWith(10_000), key: 'other' });
    expect(quick.verdict).toBe('refuse');
    for (const check of slow) expect(await rejectionOf(check)).toMatchObject({ code: 'invalid' });
  });

  it('checks a small file at once, for which no thread is started', async () => {
    const checker = start({ thread: new URL('./nothing-here.ts', import.meta.url) });
    const payer = payerWith(10_000);
    expect((await checker.check(Buffer.from('de'), payer)).verdict).toBe('refuse');
    expect(payer.left).toBeLessThan(10_000);
  });
});
