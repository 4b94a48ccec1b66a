import { expect, it, vi } from 'vitest';
import { createIdSets } from '../../../../../src/stores/sqlite/search/id-sets.ts';
import {
  boundedSource,
  createWantedReader,
  wholeSource,
  type Source,
  type Wanted,
} from '../../../../../src/stores/sqlite/search/wanted.ts';
import { createListedWriter, listed, openListed } from '../listed-folder.ts';
import { planOf } from '../plan.ts';

it.each([
  ['all torrents', wholeSource, [1, 3, 4, 5]],
  ['those of some sizes', ({ bounds }: Wanted): Source => boundedSource(bounds[0]!, ''), [3, 4, 5]],
] as const)(
  'follows the changes of %s by their ids, without reading along an index',
  async (_what, sourceOf, ids) => {
    const torrents = [1, 2, 3, 4, 5].map((id) => listed(id, { contentBytes: id * 10 }));
    const connection = await openListed(torrents.slice(0, 4));
    const { list, unlist } = createListedWriter(connection);
    const sets = createIdSets(connection, '');
    const source = sourceOf(createWantedReader(connection, '')({ sizeMin: 20 }), '');
    sets.refresh();
    sets.all(source);
    unlist([torrents[1]!]);
    list([torrents[4]!]);
    sets.refresh();
    const prepare = vi.spyOn(connection, 'prepare');
    expect(sets.known(source)?.take(9)).toEqual(ids);
    const statements = prepare.mock.calls.map(([sql]) => sql);
    prepare.mockRestore();
    const steps = statements.flatMap((sql) => planOf(connection, sql));
    const rows = steps.filter((detail) => /^\w+ l\b/.test(detail));
    expect(rows).toEqual(['SEARCH l USING PRIMARY KEY (id=?)', 'SEARCH l USING PRIMARY KEY (id>?)']);
    connection.close();
  },
);
