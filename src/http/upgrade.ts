import type { IncomingMessage, Server } from 'node:http';
import type { Http2SecureServer } from 'node:http2';
import type { Socket } from 'node:net';
import { underWay, type Connections } from './connections.ts';
import { findFault } from './request-rules.ts';
import { rawRefusal } from './refusal.ts';

/** A protocol that a server speaks beside HTTP, on connections that begin with a request (RFC 9110 section 7.8). */
export interface Upgrade {
  /** Whether a request asks for that protocol at one of its addresses. All others are answered as without an upgrade. */
  accepts(incoming: IncomingMessage): boolean;
  /** Gets the connection. `head` is what the client sent after its request. */
  take(incoming: IncomingMessage, socket: Socket, head: Buffer): void;
}

/** The option with which Node asks whether a request is an upgrade. */
export function upgradeOption(upgrade: Upgrade | undefined) {
  return { shouldUpgradeCallback: (incoming: IncomingMessage) => upgrade?.accepts(incoming) === true };
}

/** Passes connections on that leave HTTP. */
export function acceptUpgrades(
  server: Server | Http2SecureServer,
  upgrade: Upgrade,
  connections: Connections,
): void {
  server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    // Node has removed its own listener, and an error without one ends the process.
    socket.on('error', () => socket.destroy());
    const fault = findFault(incoming);
    // Its answer would come before that to the request before it.
    if (underWay(connections.of(socket)).length > 0) socket.destroy();
    else if (fault === undefined) upgrade.take(incoming, socket, head);
    else socket.end(rawRefusal(fault, new Date()));
  });
}
