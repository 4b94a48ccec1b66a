import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { readSnapshot, writeSnapshot } from '../swarm/snapshot.ts';
import type { Swarms } from '../swarm/swarms.ts';

const KEY_FILE = 'tracker.key';
const SWARMS_FILE = 'tracker.swarms';
const SECRET_BYTES = 16;
const PASSKEY_SECRET_BYTES = 32;
const KEY_BYTES = SECRET_BYTES + 4 + PASSKEY_SECRET_BYTES;

/** What a tracker must remember, so that clients do not notice a restart. */
export interface TrackerKey {
  /** 16 bytes, for connection ids. */
  readonly secret: Uint8Array;
  /** 32 random bits, for identities and tables. */
  readonly seed: number;
  /** 32 bytes, from which passkeys follow. */
  readonly passkeySecret: Uint8Array;
}

/** The key of the tracker in a data folder; it is made at the first start. */
export async function openKey(folder: string): Promise<TrackerKey> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, KEY_FILE);
  let bytes = await readIfThere(path);
  if (bytes?.length !== KEY_BYTES) {
    bytes = randomBytes(KEY_BYTES);
    await replaceFile(path, [bytes]);
  }
  return {
    secret: bytes.subarray(0, SECRET_BYTES),
    seed: bytes.readInt32BE(SECRET_BYTES),
    passkeySecret: bytes.subarray(SECRET_BYTES + 4),
  };
}

/** Writes all peers to the data folder. A crash leaves the file of before, or the new one. */
export async function saveSwarms(folder: string, swarms: Swarms): Promise<void> {
  await replaceFile(join(folder, SWARMS_FILE), writeSnapshot(swarms));
}

/** Adds the peers of the last snapshot. A damaged file is left out: clients announce again. */
export async function loadSwarms(folder: string, swarms: Swarms): Promise<void> {
  const bytes = await readIfThere(join(folder, SWARMS_FILE));
  for (const saved of (bytes && readSnapshot(bytes)) ?? []) swarms.load(saved);
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function replaceFile(path: string, parts: Iterable<Uint8Array>): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w', 0o600);
  try {
    // One part after the other: in between, the thread answers clients.
    for (const part of parts) await file.write(part);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}
