import type { Readme } from '../../../catalogue/readme.ts';
import type { Connection } from '../database/connection.ts';
import { fromHex } from '../torrents/rows.ts';

interface ReadmeRow {
  readonly collection: string;
  readonly text: string;
  readonly sha256: string;
  readonly updated_at: number;
}

/** Prepares the look-up of READMEs. */
export function createReadmeFinder(connection: Connection): (collection: string) => Readme | undefined {
  const select = connection.prepare<[string], ReadmeRow>(
    'SELECT collection, text, lower(hex(sha256)) AS sha256, updated_at FROM readmes WHERE collection = ?',
  );
  return (path) => {
    const row = select.get(path);
    if (row === undefined) return undefined;
    const { collection, text, sha256, updated_at: updatedAt } = row;
    return { collection, text, sha256, updatedAt: new Date(updatedAt) };
  };
}

export interface ReadmeWriter {
  put(readme: Readme): void;
  delete(collection: string): void;
}

/** Prepares the changes of READMEs. Call them inside a transaction. */
export function createReadmeWriter(connection: Connection): ReadmeWriter {
  const upsert = connection.prepare(`
    INSERT INTO readmes (collection, text, sha256, updated_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (collection) DO UPDATE SET
      text = excluded.text, sha256 = excluded.sha256, updated_at = excluded.updated_at`);
  const remove = connection.prepare('DELETE FROM readmes WHERE collection = ?');
  return {
    put({ collection, text, sha256, updatedAt }) {
      upsert.run(collection, text, fromHex(sha256), updatedAt.getTime());
    },
    delete(collection) {
      remove.run(collection);
    },
  };
}
