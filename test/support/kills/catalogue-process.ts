// A catalogue over the store in a folder, as a process of its own that can be killed: it makes the changes that its parent
// sends, and answers each one when it is durable. A whole server needs four times as long to start, most of it for pages.
import { createCatalogue } from '../../../src/catalogue/catalogue.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { draft, OWNER, v1 } from '../../contracts/drafts.ts';
import type { ChangeAnswer, ChangeRequest } from './killable.ts';

const [, , folder = ''] = process.argv;
const store = await openSqliteStore({ folder });
const catalogue = createCatalogue({ store: store.catalogue, blobs: store.blobs, now: () => new Date() });

async function make(change: ChangeRequest): Promise<void> {
  const path = { collection: 'kills', fileName: change.fileName };
  switch (change.kind) {
    case 'publish':
      await catalogue.publish(draft(change.info, path, change.around), OWNER);
      return;
    case 'edit':
      await catalogue.edit({ path }, { title: change.title }, OWNER);
      return;
    case 'remove':
      await catalogue.remove({ path }, OWNER);
      return;
    case 'restore':
      await catalogue.restore(v1(change.info), OWNER);
  }
}

const answer = (message: ChangeAnswer): void => void process.send?.(message);

process.on('message', ({ number, change }: { number: number; change: ChangeRequest }) => {
  make(change).then(
    () => answer({ number }),
    (error: unknown) => answer({ number, error: String(error) }),
  );
});
answer({ number: 'ready' });
