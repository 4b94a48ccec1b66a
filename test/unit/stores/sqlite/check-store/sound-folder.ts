import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Actor } from '../../../../../src/catalogue/actor.ts';
import { createChecker } from '../../../../../src/catalogue/checker.ts';
import { draftOf, type PublishInput } from '../../../../../src/catalogue/draft.ts';
import type { NewPicture } from '../../../../../src/catalogue/picture.ts';
import {
  checkStore,
  type CheckStoreOptions,
  type StoreSums,
} from '../../../../../src/stores/sqlite/check-store/check-store.ts';
import type { StoreProblem } from '../../../../../src/stores/sqlite/check-store/flaws.ts';
import { openSqliteStore } from '../../../../../src/stores/sqlite/open.ts';
import { at, MODERATOR, OWNER } from '../../../../contracts/drafts.ts';
import { temporaryFolder } from '../../../../support/temp.ts';
import { makeTorrent } from '../../../../support/torrents.ts';

const OTHER_OWNER: Actor = { ...OWNER, tokenId: 2, name: 'token 2' };

/** A picture whose bytes are its name: no check looks into pictures. */
export function picture(name: string): NewPicture {
  const content = new TextEncoder().encode(name);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name, sha256, type: 'image/webp', width: 3, height: 2, bytes: content.byteLength, content };
}

/** The names of its torrents, in the order of their ids. */
export const NAMES = ['one', 'many', 'deep', 'secret', 'unlisted', 'former', 'latter', 'gone'] as const;

/** The file of one of its torrents. */
export function fileOf(name: (typeof NAMES)[number]): Uint8Array<ArrayBuffer> {
  const files =
    name === 'many'
      ? [
          { path: ['folder', 'first.bin'], length: 40_000 },
          { path: ['second.bin'], length: 10 },
        ]
      : undefined;
  return makeTorrent({ name, ...(files && { files }) });
}

let database: Promise<Uint8Array> | undefined;

/** A data folder with a torrent of each kind that a check knows, and with pictures and a README. */
export async function soundFolder(): Promise<string> {
  const bytes = await (database ??= makeDatabase());
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'torrentry.sqlite'), bytes, { mode: 0o600 });
  return folder;
}

/** Made once: each test has a copy. */
async function makeDatabase(): Promise<Uint8Array> {
  const folder = temporaryFolder();
  const store = await openSqliteStore({ folder });
  const checker = createChecker();
  const { catalogue } = store;
  const publish = async (
    name: (typeof NAMES)[number],
    more: Partial<PublishInput>,
    actor: Actor = OWNER,
  ): Promise<void> => {
    const input = { bytes: fileOf(name), collection: 'open', fileName: `${name}.torrent`, ...more };
    const drafted = await draftOf(input, checker, undefined, at(0));
    await catalogue.publish(drafted, actor, {}, at(NAMES.indexOf(name)));
  };
  await catalogue.editSettings('private', { read: 'token' }, MODERATOR, {}, at(0));
  const fields = {
    title: 'The first',
    tags: ['red', 'green'],
    category: 'Books',
    description: '![](shot.png)',
  };
  await publish('one', { fields, pictures: [picture('shot.png')] });
  await publish('many', {}, OTHER_OWNER);
  await publish('deep', { collection: 'open/deep/er' });
  await publish('secret', { collection: 'private/below' });
  await publish('unlisted', { visibility: 'unlisted' });
  await publish('former', { fileName: 'replaced.torrent' });
  await publish('latter', { fileName: 'replaced.torrent' });
  await publish('gone', {});
  const path = { collection: 'open', fileName: 'gone.torrent' };
  await catalogue.remove({ path }, OWNER, {}, at(20));
  await catalogue.putPublisher({ slug: 'alice', name: 'Alice', about: undefined }, OWNER, at(20));
  await catalogue.putReadme('open', '# Open\n\n![](map.png)', MODERATOR, {}, at(21));
  await catalogue.putReadmePicture('open', picture('map.png'), MODERATOR, {}, at(22));
  await checker.close();
  await store.close();
  return readFileSync(join(folder, 'torrentry.sqlite'));
}

/** Changes the database of a folder by hand, as nothing of the program would. */
export function damage(folder: string, sql: string): void {
  const database = openByHand(folder);
  database.pragma('foreign_keys = OFF');
  database.exec(sql);
  database.close();
}

/** The database of a folder, without what protects its schema and the tables inside its indexes of words. */
export function openByHand(folder: string): Database.Database {
  return new Database(join(folder, 'torrentry.sqlite')).unsafeMode();
}

/** Checks a folder, and gives all problems with the sums. */
export async function check(
  folder: string,
  options: Partial<CheckStoreOptions> = {},
): Promise<{ readonly problems: readonly StoreProblem[]; readonly sums: StoreSums }> {
  const problems: StoreProblem[] = [];
  const sums = await checkStore(folder, {
    isRepair: false,
    now: () => at(100),
    report: (problem) => problems.push(problem),
    ...options,
  });
  return { problems, sums };
}
