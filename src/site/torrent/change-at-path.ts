import type { Actor } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { TorrentPath } from '../../catalogue/torrent.ts';
import { AppError } from '../../errors.ts';
import type { Base } from '../../http/context.ts';
import { createAddresses, download } from '../../service/addresses.ts';

/**
 * Changes the torrent at a path. When that torrent was moved, it rejects with not_found and the new address: a change
 * that followed the move by itself could reach a torrent that its sender does not mean.
 */
export async function changeAtPath<Result>(
  catalogue: Pick<Catalogue, 'findMoved'>,
  { path, viewer }: { readonly path: TorrentPath; readonly viewer: Actor },
  base: Base,
  change: (path: TorrentPath) => Promise<Result>,
): Promise<Result> {
  try {
    return await change(path);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
    const movedTo = await catalogue.findMoved(path, viewer);
    if (movedTo === undefined) throw error;
    const address = download(createAddresses(base), movedTo);
    const hint = `It was moved. If you mean that one, send the request to ${address}`;
    throw new AppError('not_found', error.message, { hint });
  }
}
