import { describe, expect, it } from 'vitest';
import { limitPolicies } from '../../../src/access/limit-settings.ts';

describe('limitPolicies', () => {
  it('gives each limit that is on its name, and leaves out what is off', () => {
    const rate = { capacity: 5, perSeconds: 60 };
    expect(
      limitPolicies({
        limitUploads: rate,
        limitChecks: 'off',
        limitSearches: 'off',
        limitLogins: rate,
        limitReports: 'off',
      }),
    ).toEqual([
      { name: 'uploads', ...rate },
      { name: 'logins', ...rate },
    ]);
  });
});
