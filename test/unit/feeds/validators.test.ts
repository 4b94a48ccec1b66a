import { describe, expect, it } from 'vitest';
import { createValidators, updatedAt } from '../../../src/feeds/validators.ts';

const time = (text: string): Date => new Date(`2026-01-01T00:00:${text}Z`);

describe('updatedAt', () => {
  it('is another time once a change may have followed in the same second', () => {
    const early = updatedAt({ number: 1, changedAt: time('05.100') }, time('05.300'));
    const late = updatedAt({ number: 2, changedAt: time('05.600') }, time('09.000'));
    expect([early, late]).toEqual([time('05'), time('06')]);
  });

  it('stays the same when nothing changes', () => {
    const revision = { number: 1, changedAt: time('05.100') };
    expect(updatedAt(revision, time('06.000'))).toEqual(updatedAt(revision, time('59.000')));
  });
});

describe('createValidators', () => {
  const validatorsOf = createValidators('Site');

  it('has another tag for another revision, for one of another time, and for another name of the site', () => {
    const tags = [
      validatorsOf({ number: 1, changedAt: time('05') }),
      validatorsOf({ number: 2, changedAt: time('05') }),
      validatorsOf({ number: 1, changedAt: time('06') }),
      createValidators('Other')({ number: 1, changedAt: time('05') }),
    ].map(({ etag }) => etag);
    expect(new Set(tags).size).toBe(4);
  });
});
