import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { addressKey } from '../lib/address-key.ts';
import { Slices } from '../lib/slices.ts';
import type { Connection } from './connections.ts';
import { answerBudget, type MemoryShare } from './memory-budget.ts';

// A parsed request that waits takes 1.5 to 2.4 kB with the shortest headers (measured), and its own text beside that.
const WAITING_BYTES = 4096;

const slices = new Slices();

/** The requests of one connection that wait for their turn. */
export interface Turns {
  count: number;
  readonly share: MemoryShare;
}

/**
 * Starts a request when the answers before it on its connection are out: one at a time, however many a client sends
 * before it reads (pipelining, RFC 9112 section 9.3.2). While requests wait, nothing more is read. Node parses what it
 * has read in one go, up to 64 KiB, so that many may wait; they count for the memory of all answers, and end their
 * connection when there is none left.
 */
export function startInTurn(
  connection: Connection,
  socket: Socket,
  outgoing: ServerResponse,
  start: () => void,
): void {
  // The answer itself is the last of them; without another there is nothing to wait for, as nearly always.
  const before = connection.answers.at(-2);
  if (before === undefined) {
    start();
    return;
  }
  const turns = (connection.turns ??= openTurns(socket));
  try {
    turns.share.add(WAITING_BYTES);
  } catch {
    socket.destroy();
    return;
  }
  turns.count++;
  socket.pause();
  const go = (): void => {
    turns.count--;
    turns.share.add(-WAITING_BYTES);
    // An answer before it has ended the connection: the client learns that this one was not done.
    if (outgoing.destroyed || !socket.writable) return;
    if (turns.count === 0 && !connection.refused) socket.resume();
    start();
  };
  // Not at once: everything else has a turn between any two.
  before.once('close', () => {
    if (socket.writable) void slices.next().then(go);
    else go();
  });
}

function openTurns(socket: Socket): Turns {
  const turns = { count: 0, share: answerBudget.openShare(addressKey(socket.remoteAddress)) };
  // Node reads on by itself for each request that it has parsed.
  socket.on('resume', () => {
    if (turns.count > 0) socket.pause();
  });
  socket.once('close', () => turns.share.release());
  return turns;
}
