import { checkMayPublishIn, type Actor } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { formatPath, type TorrentPath } from '../../catalogue/torrent.ts';
import { respond } from '../../http/respond.ts';
import type { Prepared } from '../../service/prepared.ts';
import type { Visitor } from '../../service/visitor.ts';

export interface EmptyFilesParts {
  readonly catalogue: Pick<Catalogue, 'find'>;
  readonly prepared: Prepared;
}

/** The empty files of WebDAV clients, which only the client that has created one sees, until its content follows. */
export function createEmptyFiles({ catalogue, prepared }: EmptyFilesParts) {
  const isPublished = async (path: TorrentPath, actor: Actor): Promise<boolean> => {
    const torrent = await catalogue.find({ path }, actor);
    return torrent !== undefined && torrent.state !== 'removed';
  };

  /** Whether the actor's client has created an empty file there, whose content is to follow. */
  const isThere = async (path: TorrentPath, actor: Actor): Promise<boolean> =>
    prepared.find(actor.tokenId, formatPath(path)) === 'file' && !(await isPublished(path, actor));

  /** The answer to a client that creates a file before it sends what is in it: nothing is published or replaced yet. */
  const create = async (tokenId: number, path: TorrentPath, { actor }: Visitor): Promise<Response> => {
    checkMayPublishIn(actor, path.collection);
    if (await isPublished(path, actor)) return respond(204, {});
    prepared.add(tokenId, formatPath(path), 'file');
    return respond(201, {}, '');
  };

  return { isThere, create };
}

/** The answer to a client that asks for its empty file. */
export function respondEmptyFile(): Response {
  return respond(200, { 'content-type': 'application/x-bittorrent', 'cache-control': 'no-store' }, '');
}
