import { describe, expect, it } from 'vitest';
import { decidePersonChange, personName } from '../../../src/access/person.ts';
import type { Token } from '../../../src/access/token.ts';
import { visitorOf } from '../../support/site/fixtures.ts';

const NOW = new Date('2026-01-02T12:00:00Z');
const { token } = visitorOf('admin', 'Ada');
const known = { ...token, kind: 'person', name: 'Ada', role: 'admin', expiresAt: undefined } as Token;
const ended = { ...known, expiresAt: new Date(NOW.getTime() - 1) };

describe('decidePersonChange', () => {
  it.each([
    ['creates somebody who is new', undefined, { role: 'admin' }, 'create'],
    ['keeps nothing of somebody new without a role', undefined, { role: undefined }, 'keep'],
    ['keeps what is the same', known, { role: 'admin' }, 'keep'],
    ['updates another role', known, { role: 'reader' }, 'update'],
    ['updates another name', known, { name: 'Ada L.', role: 'admin' }, 'update'],
    ['ends somebody who has no role any more', known, { role: undefined }, 'end'],
    ['ends them once', ended, { role: undefined }, 'keep'],
    ['takes up again who has a role again', ended, { role: 'admin' }, 'update'],
  ] as const)('%s', (_what, before, person, change) => {
    expect(decidePersonChange(before, { name: 'Ada', ...person }, NOW)).toBe(change);
  });

  it('refuses somebody whom an admin revoked, with a role and without', () => {
    const revoked = { ...known, revokedAt: NOW };
    for (const role of ['admin', undefined] as const) {
      expect(() => decidePersonChange(revoked, { name: 'Ada', role }, NOW)).toThrow(
        'an admin has revoked this person',
      );
    }
  });
});

describe('personName', () => {
  it.each([
    'operator',
    'Operator',
    'ｏｐｅｒａｔｏｒ',
    'oper\u{AD}ator',
    'oper ator',
    'ADMIN',
    'server',
    'visitor',
    'somebody',
    'admin.',
    '[admin]',
    '\u2800admin',
  ])('puts the identifier behind "%s"', (name) => {
    expect(personName(name, '4711')).toBe(`${name} (4711)`);
  });

  it('leaves any other name as it is', () => {
    for (const name of ['Ada Lovelace', 'operator of nothing', '管理者'])
      expect(personName(name, '4711')).toBe(name);
  });

  it('is at most 100 characters long', () => {
    expect(personName('operator', 'x'.repeat(255))).toHaveLength(100);
  });
});
