import { nameKey, slugKey } from '../../../catalogue/publisher.ts';
import { createPublisherReader, createPublisherWriter } from '../publishers/publishers.ts';
import { after, inBatches, type Batch, type Examiner } from './examiner.ts';
import type { Flaw } from './flaws.ts';

const ROWS = 500;

interface PublisherRow {
  readonly ownerId: number;
  readonly slug: string;
  readonly name: string;
  readonly nameKey: string;
}

interface SlugRow {
  readonly slug: string;
  readonly key: string;
}

/** The addresses of publishers, and the keys by which nobody passes for another, against their names. */
export function checkPublishers({ connection }: Examiner): Iterable<Batch> {
  const publishers = connection.prepare<[number, number], PublisherRow>(`
    SELECT owner_id AS ownerId, slug, name, name_key AS nameKey FROM publishers
    WHERE owner_id > ? ORDER BY owner_id LIMIT ?`);
  const slugs = connection.prepare<[number], SlugRow>(
    'SELECT slug, slug_key AS key FROM publisher_slugs WHERE owner_id = ?',
  );
  const { findOf } = createPublisherReader(connection);
  const { put } = createPublisherWriter(connection);
  return inBatches(0, (from) => {
    const rows = publishers.all(from, ROWS);
    const flaws = rows.flatMap(({ ownerId, ...row }): readonly Flaw[] => {
      const message = findFault(row, slugs.all(ownerId));
      if (message === undefined) return [];
      const fix = (): void => {
        const publisher = findOf(ownerId);
        if (publisher !== undefined) put(publisher);
      };
      const hint = 'Another publisher has this name or address: change one of the two.';
      return [{ kind: 'publisher', place: `publisher ${row.slug}`, message, fix, hint }];
    });
    return { flaws, examined: 0, next: after(rows, ROWS, ({ ownerId }) => ownerId) };
  });
}

function findFault(
  { slug, name, nameKey: key }: Omit<PublisherRow, 'ownerId'>,
  slugs: readonly SlugRow[],
): string | undefined {
  if (key !== nameKey(name)) return 'The key of its name differs from the name.';
  if (slugs.every((row) => row.slug !== slug)) return 'Its page is not found at its address.';
  const wrong = slugs.find((row) => row.key !== slugKey(row.slug));
  return wrong && `The key of its address ${wrong.slug} differs from the address.`;
}
