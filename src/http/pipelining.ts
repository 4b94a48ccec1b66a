import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { addressKey } from '../lib/address-key.ts';
import { Slices } from '../lib/slices.ts';
import type { Connection } from './connections.ts';
import { answerBudget, type MemoryShare } from './memory-budget.ts';

// A parsed request that waits takes 1.5 to 2.4 kB with the shortest headers (measured), and its text in addition.
const WAITING_BYTES = 4096;

const slices = new Slices();

/** The requests of one connection that wait for earlier answers. */
export interface Turns {
  count: number;
  readonly share: MemoryShare;
}

/**
 * Starts a request when all earlier answers on its connection are sent: one at a time, however many requests a client
 * sends before it reads (pipelining, RFC 9112 section 9.3.2). While requests wait, nothing more is read. Node parses up
 * to 64 KiB at once, so many requests may wait. Their memory counts in the budget of answers; when it is used up, the
 * connection ends.
 */
export function startInTurn(
  connection: Connection,
  socket: Socket,
  outgoing: ServerResponse,
  start: () => void,
): void {
  // The last one is this request's own answer. Nearly always there is no other to wait for.
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
    // An earlier answer ended the connection. The client sees that this request was not handled.
    if (outgoing.destroyed || !socket.writable) return;
    if (turns.count === 0 && !connection.refused) socket.resume();
    start();
  };
  // Not at once, so that other work can run between any two requests.
  before.once('close', () => {
    if (socket.writable) void slices.next().then(go);
    else go();
  });
}

function openTurns(socket: Socket): Turns {
  const turns = { count: 0, share: answerBudget.openShare(addressKey(socket.remoteAddress)) };
  // Node resumes reading by itself for each request that it has parsed.
  socket.on('resume', () => {
    if (turns.count > 0) socket.pause();
  });
  socket.once('close', () => turns.share.release());
  return turns;
}
