import { setTimeout as pause } from 'node:timers/promises';
import { findServers } from '../stores/sqlite/database/running-servers.ts';

/** How often the lock of the other server is tried, in milliseconds. */
const EVERY_MS = 50;

/** Resolves when no server uses the data folder any more. Tells `say` once that it waits, and for which one. */
export async function untilAlone(folder: string, say: (message: string) => void): Promise<void> {
  let isSaid = false;
  for (;;) {
    const others = find(folder);
    if (others.length === 0) return;
    const [other] = others;
    const which =
      other === undefined ? 'another server' : `the server of process ${other.pid} on ${other.machine}`;
    if (!isSaid) say(`Waiting until ${which} has stopped: it uses this data folder.`);
    isSaid = true;
    await pause(EVERY_MS);
  }
}

function find(folder: string): ReturnType<typeof findServers> {
  try {
    return findServers(folder);
  } catch {
    // There is no such folder yet, or it cannot be read: what opens the store says so.
    return [];
  }
}
