import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { constants, zstdCompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { buildSchemas, MIGRATIONS } from './build.ts';
import { fixturePath } from './fixture.ts';

/*
 * Keeps a database of every schema, which tests migrate to the newest one. Run it when a version is released:
 *
 *   npm run schemas              writes those that are missing, and never another one for a schema that has one
 *   npm run schemas -- --check   ends with code 1 when the newest schema has none
 */

const TORRENTS = 14;

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const newest = MIGRATIONS.length;

if (values.check) {
  if (!existsSync(fixturePath(newest))) {
    console.error(
      `error: Schema ${newest} has no database in test/corpus/schemas\nhint: Run: npm run schemas`,
    );
    process.exitCode = 1;
  }
} else {
  const folder = mkdtempSync(join(tmpdir(), 'torrentry-schemas-'));
  const file = join(folder, 'built.sqlite');
  try {
    await buildSchemas(file, {
      torrents: TORRENTS,
      to: newest,
      onSchema: (schema) => keep(file, folder, schema),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function keep(file: string, folder: string, schema: number): void {
  const kept = fixturePath(schema);
  if (existsSync(kept)) return;
  const copy = join(folder, `${schema}.sqlite`);
  const connection = new Database(file, { readonly: true });
  connection.prepare('VACUUM INTO ?').run(copy);
  connection.close();
  const params = { [constants.ZSTD_c_compressionLevel]: 19 };
  writeFileSync(kept, zstdCompressSync(readFileSync(copy), { params }), { flag: 'wx' });
  console.log(kept);
}
