import type { Picture } from '../../../catalogue/picture.ts';
import type { Connection } from '../database/connection.ts';
import { fromHex } from './rows.ts';

/** What shows pictures: a torrent, or the README of a collection. */
export type PictureUser = { readonly torrentId: number } | { readonly collection: string };

/** Records what shows which bytes. */
export type UsePictures = (user: PictureUser, before: readonly Picture[], after: readonly Picture[]) => void;

/** Prepares that record. Call it in the transaction that changes the pictures. */
export function createPictureUses(connection: Connection): UsePictures {
  const add = connection.prepare<[Buffer | null, number, string]>(
    'INSERT OR IGNORE INTO picture_uses (sha256, torrent_id, collection) VALUES (?, ?, ?)',
  );
  const remove = connection.prepare<[Buffer | null, number, string]>(
    'DELETE FROM picture_uses WHERE sha256 = ? AND torrent_id = ? AND collection = ?',
  );
  return (user, before, after) => {
    if (before === after) return;
    const [torrentId, collection] = 'torrentId' in user ? [user.torrentId, ''] : [0, user.collection];
    for (const { sha256 } of before) remove.run(fromHex(sha256), torrentId, collection);
    for (const { sha256 } of after) add.run(fromHex(sha256), torrentId, collection);
  };
}
