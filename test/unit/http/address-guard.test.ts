import { describe, expect, it } from 'vitest';
import { createAddressGuard, isPublic } from '../../../src/http/address-guard.ts';

describe('isPublic', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
  ])('refuses %j', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '::ffff:8.8.8.8', '2606:4700::1111', '2a00:1450::1'])(
    'accepts %s',
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );
});

describe('createAddressGuard', () => {
  const setting = 'WEBHOOKS_PRIVATE';
  const answers = (...addresses: readonly string[]) => {
    return async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };

  it('gives the addresses of a name, so that it is not looked up again', async () => {
    const guard = createAddressGuard([], setting, answers('8.8.8.8', '2606:4700::1111'));
    expect(await guard.resolve('example.org')).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ]);
  });

  it.each([
    ['one of several addresses is private', ['8.8.8.8', '10.0.0.1']],
    ['a mapped address is private', ['::ffff:192.168.0.1']],
    ['the only address is that of this machine', ['::1']],
  ])('refuses a name when %s, and names the setting', async (_, addresses) => {
    const guard = createAddressGuard([], setting, answers(...addresses));
    await expect(guard.resolve('example.org')).rejects.toMatchObject({
      code: 'malformed',
      message: expect.stringContaining('not a public address'),
      hint: expect.stringContaining(setting),
    });
  });

  it.each(['127.0.0.1', '[::1]', '[::ffff:7f00:1]', '169.254.169.254'])(
    'refuses %s without a look-up',
    async (host) => {
      const guard = createAddressGuard([], setting, () => Promise.reject(new Error('looked up')));
      await expect(guard.resolve(host)).rejects.toMatchObject({ code: 'malformed' });
    },
  );

  it('accepts what the operator allows, and nothing beside it', async () => {
    const guard = createAddressGuard(['10.0.0.0/8', '::1'], setting, answers('10.9.9.9'));
    expect(await guard.resolve('inside.example')).toHaveLength(1);
    expect(await guard.resolve('[::1]')).toHaveLength(1);
    expect(await guard.resolve('[::ffff:10.0.0.1]')).toHaveLength(1);
    await expect(guard.resolve('127.0.0.1')).rejects.toMatchObject({ code: 'malformed' });
  });

  it.each([
    ['that does not exist', () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }))],
    ['without an address', answers()],
  ])('refuses a name %s, with a reason of its own', async (_, lookup) => {
    await expect(createAddressGuard([], setting, lookup).resolve('nowhere.example')).rejects.toMatchObject({
      code: 'malformed',
      message: 'Cannot connect to "nowhere.example": no address is found for that name',
    });
  });
});
