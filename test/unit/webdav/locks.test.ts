import { describe, expect, it } from 'vitest';
import { Locks } from '../../../src/webdav/locks.ts';

const asked = { isDeep: false, owner: '', seconds: 600 };

describe('locks', () => {
  it('of one token push out its own oldest ones, and none of others', () => {
    const locks = new Locks();
    locks.take({ ...asked, path: 'other/x', tokenId: 1 });
    for (let number = 0; number < 6000; number += 1)
      locks.take({ ...asked, path: `mine/${number}`, tokenId: 2 });
    expect(locks.covering('other/x')).toHaveLength(1);
    expect(locks.covering('mine/0')).toHaveLength(0);
    expect(locks.covering('mine/5999')).toHaveLength(1);
  });
});
