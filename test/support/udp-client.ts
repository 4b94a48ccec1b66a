import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** A client of a UDP tracker (BEP 15), with a socket of its own that ends with the test. */
export interface UdpClient {
  /** Sends a packet and resolves to the answer, with the address that it came from. */
  ask(packet: Uint8Array): Promise<{ readonly answer: Buffer; readonly from: string }>;
  /** A connection id, of 8 bytes. */
  connect(): Promise<Buffer>;
}

/** A client that asks the tracker at that address. It does not wait for an answer that never comes: tests ask something else after it. */
export function udpClient(port: number, host = '127.0.0.1'): UdpClient {
  const socket: Socket = createSocket('udp4');
  onTestFinished(() => void socket.close());
  const ask: UdpClient['ask'] = async (packet) => {
    socket.send(packet, port, host);
    const [answer, { address }] = (await once(socket, 'message')) as [Buffer, { address: string }];
    return { answer, from: address };
  };
  return {
    ask,
    async connect() {
      const packet = Buffer.alloc(16);
      packet.writeBigUInt64BE(0x41727101980n);
      return (await ask(packet)).answer.subarray(8);
    },
  };
}

export interface UdpAnnounceInput {
  readonly infohash: string;
  readonly left?: number;
  readonly port?: number;
  readonly peerId?: string;
  /** The address that the client claims, which is ignored. */
  readonly claimed?: readonly number[];
}

/** The packet of an announce. */
export function udpAnnounce(
  id: Uint8Array,
  { infohash, left = 5, port = 7777, peerId = 'p', claimed = [] }: UdpAnnounceInput,
): Buffer {
  const packet = Buffer.alloc(98);
  packet.set(id);
  packet.writeInt32BE(1, 8);
  packet.set(Buffer.from(infohash.slice(0, 40), 'hex'), 16);
  packet.fill(peerId, 36, 56);
  packet.writeInt32BE(left, 68);
  packet.set(claimed, 84);
  packet.writeInt32BE(-1, 92);
  packet.writeUInt16BE(port, 96);
  return packet;
}
