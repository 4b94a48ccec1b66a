import type { ReadmePicture } from '../../../catalogue/picture.ts';
import type { Connection } from '../database/connection.ts';
import type { UsePictures } from '../torrents/picture-uses.ts';

/** Prepares the reading of the pictures of READMEs. */
export function createReadmePictureLister(
  connection: Connection,
): (collection: string) => readonly ReadmePicture[] {
  const select = connection
    .prepare<[string], string>('SELECT pictures FROM readme_pictures WHERE collection = ?')
    .pluck();
  return (collection) => {
    const json = select.get(collection);
    return json === undefined ? [] : (JSON.parse(json) as readonly ReadmePicture[]).map(withOwner);
  };
}

/** JSON has no undefined: an owner without a token is left out of it. */
function withOwner(picture: ReadmePicture): ReadmePicture {
  return { ...picture, ownerId: picture.ownerId };
}

/** Prepares the changes of the pictures of READMEs. Call it inside a transaction. */
export function createReadmePictureWriter(
  connection: Connection,
  use: UsePictures,
): (collection: string, before: readonly ReadmePicture[], after: readonly ReadmePicture[]) => void {
  const upsert = connection.prepare<[string, string]>(`
    INSERT INTO readme_pictures (collection, pictures) VALUES (?, ?)
    ON CONFLICT (collection) DO UPDATE SET pictures = excluded.pictures`);
  const remove = connection.prepare<[string]>('DELETE FROM readme_pictures WHERE collection = ?');
  return (collection, before, after) => {
    use({ collection }, before, after);
    if (after.length === 0) remove.run(collection);
    else upsert.run(collection, JSON.stringify(after));
  };
}
