import { hash } from 'node:crypto';
import { fileNameFor } from '../../catalogue/names.ts';
import { nodeDigests } from '../../catalogue/node-crypto.ts';
import { ProblemError } from '../../client/problem-error.ts';
import type { PublishFields } from '../../client/uploads.ts';
import type { Client } from '../../client/client.ts';
import { AppError } from '../../errors.ts';
import { readAcceptedMetainfo } from '../../metainfo/read.ts';
import { TOKEN_HINT } from '../remote.ts';
import type { ShownTorrent } from '../torrents/show.ts';
import type { PushFile } from './inputs.ts';

/** Why a file was not published. */
export interface Refusal {
  readonly status: number | undefined;
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
  readonly errors: readonly object[];
}

/** What became of a file. */
export type PushResult =
  | {
      /** `present`: the same bytes were there already, at this path; `elsewhere`: at another path, where they stay. */
      readonly outcome: 'published' | 'replaced' | 'updated' | 'present' | 'elsewhere';
      readonly torrent: ShownTorrent;
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  /** Others fail in the same way: there is no use in going on. */
  | { readonly outcome: 'stopped'; readonly refusal: Refusal }
  /** The command was stopped before it was known. */
  | { readonly outcome: 'left' };

/** Where files are published, and what is written about each of them. */
export interface PushTarget {
  readonly client: Client;
  /** Resolves to whether the server answers at all. */
  readonly isReachable: () => Promise<boolean>;
  readonly collection: string;
  readonly fileName: string | undefined;
  /** By their names in the API. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Statuses that are about the server or the token, and not about the file. 429 and 5xx were tried again before. */
const STOPPING: ReadonlySet<number> = new Set([401, 429, 502, 503, 504, 507]);

const OUTCOMES = { created: 'published', replaced: 'replaced', updated: 'updated' } as const;

/** Publishes a file unless the same bytes are there already. Never rejects for a refusal. */
export async function pushFile(file: PushFile, target: PushTarget, signal: AbortSignal): Promise<PushResult> {
  try {
    if (signal.aborted) return { outcome: 'left' };
    const bytes = await file.read();
    const collection = [target.collection, file.folder].filter((part) => part !== '').join('/');
    const name = target.fileName ?? file.fileName;
    const place = { collection, fileName: name === undefined ? undefined : fileNameFor(name) };
    const isBare = Object.keys(target.fields).length === 0;
    const known = isBare ? await findSame(bytes, place, target.client) : undefined;
    if (known !== undefined) return { outcome: 'present', torrent: known };
    // Checked by the API, which says what is wrong.
    const fields = { ...target.fields, ...(collection !== '' && { collection }) } as PublishFields;
    const torrent = await target.client.publish(bytes, {
      ...fields,
      ...(place.fileName !== undefined && { fileName: place.fileName }),
    });
    const { outcome = 'created' } = torrent;
    if (outcome !== 'unchanged') return { outcome: OUTCOMES[outcome], torrent };
    const isHere = isAt(torrent, place);
    return { outcome: isHere ? 'present' : 'elsewhere', torrent };
  } catch (error) {
    if (signal.aborted) return { outcome: 'left' };
    return await resultOf(error, target);
  }
}

interface Place {
  readonly collection: string;
  readonly fileName: string | undefined;
}

/** The torrent with the same bytes at that place: it need not be sent, and does not count towards a limit. */
async function findSame(
  bytes: Uint8Array,
  place: Place,
  { showTorrent }: Pick<Client, 'showTorrent'>,
): Promise<ShownTorrent | undefined> {
  const { infohashV1, infohashV2 } = readAcceptedMetainfo(bytes, nodeDigests) ?? {};
  const infohash = infohashV1 ?? infohashV2;
  if (infohash === undefined) return undefined;
  const found = await showTorrent({ infohash }).catch((error: unknown) => {
    if (error instanceof ProblemError && [404, 410, 451].includes(error.status)) return undefined;
    throw error;
  });
  const isSame =
    found?.sha256 === hash('sha256', bytes) && found.state !== 'superseded' && isAt(found, place);
  return isSame ? found : undefined;
}

function isAt(torrent: ShownTorrent, { collection, fileName }: Place): boolean {
  return torrent.collection === collection && (fileName === undefined || torrent.fileName === fileName);
}

async function resultOf(error: unknown, { isReachable }: PushTarget): Promise<PushResult> {
  if (error instanceof ProblemError) {
    const { status, code = 'unavailable', message, errors } = error;
    const hint = status === 401 ? TOKEN_HINT : error.hint;
    const refusal = { status, code, message, hint, errors };
    return { outcome: STOPPING.has(status) ? 'stopped' : 'refused', refusal };
  }
  if (!(error instanceof AppError)) throw error;
  const { code, message, hint, errors = [] } = error;
  const refusal = { status: undefined, code, message, hint, errors };
  // A server that reads no further than its limit may close the connection before its refusal is read.
  const isOfFile = code !== 'forbidden' && (code !== 'unavailable' || (await isReachable()));
  return { outcome: isOfFile ? 'refused' : 'stopped', refusal };
}
