import type { LikePublishers } from '../../../catalogue/load.ts';
import { nameKey, slugKey, type Publisher } from '../../../catalogue/publisher.ts';
import type { Connection } from '../database/connection.ts';

interface PublisherRow {
  readonly owner_id: number;
  readonly slug: string;
  readonly name: string;
  readonly about: string | null;
  readonly verified: 0 | 1;
  readonly former_slugs: string;
  readonly created_at: number;
  readonly updated_at: number;
}

export interface PublisherReader {
  /** By its address, or by one that it had before. */
  find(slug: string): Publisher | undefined;
  findOf(ownerId: number): Publisher | undefined;
  listLike(keys: { readonly slug: string; readonly name: string }): LikePublishers;
  list(limit: number, after: string | undefined): readonly Publisher[];
}

/** Prepares the reading of publishers. */
export function createPublisherReader(connection: Connection): PublisherReader {
  const prepare = (rest: string) =>
    connection.prepare<unknown[], PublisherRow>(`
      SELECT p.owner_id, p.slug, p.name, p.about, p.verified, p.created_at, p.updated_at,
        (SELECT json_group_array(s.slug ORDER BY s.position) FROM publisher_slugs AS s
          WHERE s.owner_id = p.owner_id AND s.slug <> p.slug) AS former_slugs
      FROM publishers AS p ${rest}`);
  const bySlug = prepare('WHERE p.owner_id = (SELECT s.owner_id FROM publisher_slugs AS s WHERE s.slug = ?)');
  const byOwner = prepare('WHERE p.owner_id = ?');
  const byName = prepare('WHERE p.name_key = ?');
  const likeSlug = prepare(
    'WHERE p.owner_id IN (SELECT s.owner_id FROM publisher_slugs AS s WHERE s.slug_key = ?)',
  );
  const all = prepare('WHERE p.slug > ? ORDER BY p.slug LIMIT ?');
  const first = (row: PublisherRow | undefined) => (row === undefined ? undefined : toPublisher(row));
  return {
    find: (slug) => first(bySlug.get(slug)),
    findOf: (ownerId) => first(byOwner.get(ownerId)),
    listLike: ({ slug, name }) => ({
      bySlug: likeSlug.all(slug).map(toPublisher),
      byName: byName.all(name).map(toPublisher),
    }),
    list: (limit, after = '') => all.all(after, limit).map(toPublisher),
  };
}

function toPublisher(row: PublisherRow): Publisher {
  return {
    ownerId: row.owner_id,
    slug: row.slug,
    name: row.name,
    about: row.about ?? undefined,
    verified: row.verified === 1,
    formerSlugs: JSON.parse(row.former_slugs) as readonly string[],
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  };
}

export interface PublisherWriter {
  put(publisher: Publisher): void;
  delete(ownerId: number): void;
}

/** Prepares the changes of publishers. Call them inside a transaction. */
export function createPublisherWriter(connection: Connection): PublisherWriter {
  const upsert = connection.prepare<[object]>(`
    INSERT INTO publishers (owner_id, slug, name, name_key, about, verified, created_at, updated_at)
    VALUES (:ownerId, :slug, :name, :nameKey, :about, :verified, :createdAt, :updatedAt)
    ON CONFLICT (owner_id) DO UPDATE SET slug = excluded.slug, name = excluded.name, name_key = excluded.name_key,
      about = excluded.about, verified = excluded.verified, updated_at = excluded.updated_at`);
  const dropSlugs = connection.prepare<[number]>('DELETE FROM publisher_slugs WHERE owner_id = ?');
  const addSlug = connection.prepare<[string, string, number, number]>(
    'INSERT INTO publisher_slugs (slug, slug_key, owner_id, position) VALUES (?, ?, ?, ?)',
  );
  const remove = connection.prepare<[number]>('DELETE FROM publishers WHERE owner_id = ?');
  return {
    put({ ownerId, slug, name, about, verified, formerSlugs, createdAt, updatedAt }) {
      upsert.run({
        ownerId,
        slug,
        name,
        nameKey: nameKey(name),
        about: about ?? null,
        verified: verified ? 1 : 0,
        createdAt: createdAt.getTime(),
        updatedAt: updatedAt.getTime(),
      });
      dropSlugs.run(ownerId);
      for (const [position, its] of [...formerSlugs, slug].entries())
        addSlug.run(its, slugKey(its), ownerId, position);
    },
    delete(ownerId) {
      dropSlugs.run(ownerId);
      remove.run(ownerId);
    },
  };
}
