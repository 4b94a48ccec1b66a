import { toNewCollection, trimSlashes } from '../../catalogue/names.ts';
import { problemOf } from '../../client/problem-error.ts';
import { publishOptions } from '../../service/input/upload-options.ts';
import { patientFetch } from '../push.ts';
import { refusing, remoteAddress, remoteToken } from '../remote.ts';
import type { Surroundings } from '../surroundings.ts';

/** Where a new torrent is published, and what is written about it. */
export interface Push {
  /** The address of a start page, or of a collection, with a slash at its end. */
  readonly address: string;
  readonly token: string | undefined;
  /** A collection below that address. */
  readonly collection: string;
  /** By the names of an upload's fields. */
  readonly fields: ReadonlyMap<string, string>;
}

/** What was typed, before anything is hashed. Throws malformed for an address, a token or a field that cannot be used. */
export function toPush(
  url: string,
  collection: string,
  fields: Readonly<Record<string, string | undefined>>,
  surroundings: Surroundings,
): Push {
  const address = remoteAddress(url, '--push https://torrents.example/releases/');
  const given = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
  publishOptions({}, new Map(given));
  return {
    address,
    token: remoteToken(address, surroundings),
    collection: toNewCollection(trimSlashes(collection)),
    fields: new Map(given),
  };
}

/**
 * Publishes a torrent, and waits for a server that is busy or away for a while. Resolves to its address. Rejects with
 * unavailable when the server cannot be reached, and with what the server refuses.
 */
export async function pushTorrent(
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
  { address, token, collection, fields }: Push,
  signal: AbortSignal,
  { error }: Pick<Surroundings, 'error'>,
): Promise<string> {
  const names = [...collection.split('/').filter((name) => name !== ''), fileName];
  const target = new URL(address + names.map(encodeURIComponent).join('/'));
  for (const [name, value] of fields) target.searchParams.set(name, value);
  const send = async (): Promise<string> => {
    const answer = await patientFetch(signal, error)(target.href, {
      method: 'PUT',
      body: bytes,
      headers: {
        accept: 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
    });
    if (!answer.ok) throw await problemOf(answer);
    return new URL(answer.headers.get('location') ?? target.href, target).href;
  };
  return refusing(send());
}
