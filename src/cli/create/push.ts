import { problemOf } from '../../client/problem-error.ts';
import { refusing, remoteAddress, remoteToken } from '../remote.ts';
import type { Surroundings } from '../surroundings.ts';

/** Where a new torrent is published, and what is said of it, as it was typed. */
export interface Push {
  /** The address of a start page, or of a collection. */
  readonly url: string;
  /** A collection below that address. */
  readonly collection: string | undefined;
  readonly fields: Readonly<Record<string, string | undefined>>;
}

/**
 * Publishes a torrent. Resolves to its address. Rejects with malformed for an address that cannot be used, with unavailable
 * when the server cannot be reached, and with what the server refuses.
 */
export async function pushTorrent(
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
  { url, collection = '', fields }: Push,
  surroundings: Surroundings,
): Promise<string> {
  const address = remoteAddress(url, '--push https://torrents.example/releases/');
  const token = remoteToken(address, surroundings);
  const names = [...collection.split('/').filter((name) => name !== ''), fileName];
  const target = new URL(address + names.map(encodeURIComponent).join('/'));
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) target.searchParams.set(name, value);
  const send = async (): Promise<string> => {
    const answer = await fetch(target, {
      method: 'PUT',
      body: bytes,
      headers: {
        accept: 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
    });
    if (!answer.ok) throw await problemOf(answer);
    const location = answer.headers.get('location');
    await answer.body?.cancel();
    return location ?? target.href;
  };
  return refusing(send());
}
