import { describe, expect, it } from 'vitest';
import { creditFor, type Baseline, type Statement } from '../../../src/swarm/credit.ts';

const RATE = 1_000;
const BEFORE: Baseline = {
  uploaded: 10_000,
  downloaded: 20_000,
  atSeconds: 1_000,
  isSeeder: false,
  hadLeechers: true,
};

function credit(now: Partial<Statement>, before: Baseline | undefined = BEFORE) {
  return creditFor(before, { ...BEFORE, atSeconds: 1_100, event: 'none', ...now }, RATE);
}

const NOTHING = { uploaded: 0, downloaded: 0, seededFrom: undefined };

describe('creditFor', () => {
  it('gives what was transferred since the last announce', () => {
    expect(credit({ uploaded: 10_500, downloaded: 20_300 })).toMatchObject({
      uploaded: 500,
      downloaded: 300,
    });
  });

  it('gives nothing to a client that is not known or was started, and compares with what it says from then on', () => {
    const unknown = creditFor(undefined, { ...BEFORE, event: 'none', uploaded: 70_000 }, RATE);
    expect(unknown).toMatchObject({ ...NOTHING, baseline: { uploaded: 70_000 } });
    const started = credit({ event: 'started', uploaded: 10_500 });
    expect(started).toMatchObject({ ...NOTHING, baseline: { uploaded: 10_500 } });
  });

  it('gives nothing for numbers that went back, and keeps the higher ones after a small step', () => {
    expect(credit({ uploaded: 0, downloaded: 0 })).toMatchObject({
      ...NOTHING,
      baseline: { uploaded: 0, downloaded: 0 },
    });
    const small = credit({ downloaded: 19_000, uploaded: 10_100 });
    expect(small).toMatchObject({ uploaded: 100, downloaded: 0, baseline: { downloaded: 20_000 } });
    expect(credit({ downloaded: 20_100 }, small?.baseline)).toMatchObject({ downloaded: 100 });
  });

  it('gives nothing for what is no number, and forgets nothing by it', () => {
    expect(credit({ uploaded: Number.NaN })).toBeUndefined();
  });

  it('gives nothing for more than a client can transfer in the time, and compares with it later', () => {
    expect(credit({ uploaded: 10_000 + 100 * RATE })).toMatchObject({ uploaded: 100 * RATE });
    const huge = credit({ uploaded: 10_001 + 100 * RATE });
    expect(huge).toMatchObject({ ...NOTHING, baseline: { uploaded: 10_001 + 100 * RATE } });
  });

  it('tells what was uploaded while there was no leecher', () => {
    const alone = { ...BEFORE, hadLeechers: false };
    expect(credit({ uploaded: 10_500, hadLeechers: false }, alone)).toMatchObject({ uploadedAlone: 500 });
    expect(credit({ uploaded: 10_500, hadLeechers: false })).toMatchObject({ uploadedAlone: 0 });
    expect(credit({ uploaded: 10_500, hadLeechers: true }, alone)).toMatchObject({ uploadedAlone: 0 });
  });

  it('counts the time of seeders, and not that in which they were away', () => {
    const seeding = { ...BEFORE, isSeeder: true };
    expect(credit({ isSeeder: true }, seeding)).toMatchObject({ seededFrom: 1_000 });
    expect(credit({ isSeeder: true })).toMatchObject({ seededFrom: undefined });
    expect(credit({ isSeeder: true, atSeconds: 9_000 }, seeding)).toMatchObject({ seededFrom: undefined });
    const stopped = credit({ isSeeder: true, event: 'stopped' }, seeding);
    expect(stopped).toMatchObject({ seededFrom: 1_000, baseline: { isSeeder: false } });
  });
});
