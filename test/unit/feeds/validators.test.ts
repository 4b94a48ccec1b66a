import { describe, expect, it } from 'vitest';
import { createValidators } from '../../../src/feeds/validators.ts';

const time = (text: string): Date => new Date(`2026-01-01T00:00:${text}Z`);

describe('createValidators', () => {
  const sources = { version: '' };
  const validatorsOf = createValidators(sources, 'Site');

  it('has another tag for another revision, for one of another time, for another name of the site, and for other sources', () => {
    const tags = [
      validatorsOf({ number: 1, changedAt: time('05') }),
      validatorsOf({ number: 2, changedAt: time('05') }),
      validatorsOf({ number: 1, changedAt: time('06') }),
      createValidators(sources, 'Other')({ number: 1, changedAt: time('05') }),
      createValidators({ version: 'x' }, 'Site')({ number: 1, changedAt: time('05') }),
    ].map(({ etag }) => etag);
    expect(new Set(tags).size).toBe(5);
    sources.version = 'x';
    expect(validatorsOf({ number: 1, changedAt: time('05') }).etag).toBe(tags[4]);
  });
});
