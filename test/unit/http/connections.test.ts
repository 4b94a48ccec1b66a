import { Socket } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Connections } from '../../../src/http/connections.ts';

function socketFrom(remoteAddress: string | undefined): Socket {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  return socket;
}

function start() {
  const connections = new Connections({
    perAddressMax: 1,
    isUncounted: (address) => address === '127.0.0.1',
  });
  return { admit: (address: string | undefined) => connections.admit(socketFrom(address)), connections };
}

describe('Connections', () => {
  it.each([
    ['one address', '192.0.2.1', '192.0.2.1', false],
    ['two addresses', '192.0.2.1', '192.0.2.2', true],
    ['two addresses of a /64', '2001:db8::1', '2001:db8::ffff:2', false],
    ['addresses of two /64', '2001:db8::1', '2001:db8:0:1::1', true],
    ['an address and its mapped spelling', '192.0.2.1', '::ffff:192.0.2.1', false],
    ['an address that is not counted', '127.0.0.1', '127.0.0.1', true],
    ['peers without an address', undefined, undefined, false],
  ])('counts %s as it should', (_, one, other, isAdmitted) => {
    const { admit } = start();
    expect(admit(one)).toBe(true);
    expect(admit(other)).toBe(isAdmitted);
  });

  it('counts a connection only as long as it lasts', async () => {
    const { admit, connections } = start();
    const socket = socketFrom('192.0.2.1');
    expect(connections.admit(socket)).toBe(true);
    const closed = once(socket, 'close');
    socket.destroy();
    await closed;
    expect(admit('192.0.2.1')).toBe(true);
    expect(admit('192.0.2.1')).toBe(false);
  });
});
