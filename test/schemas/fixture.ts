import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zstdDecompressSync } from 'node:zlib';
import { buildSchemas } from './build.ts';

const KEPT = fileURLToPath(new URL('../corpus/schemas/', import.meta.url));

/** The path of the kept database of that schema. */
export function fixturePath(schema: number): string {
  return join(KEPT, `${String(schema).padStart(4, '0')}.sqlite.zst`);
}

/** Writes the database of a data folder with that schema: the kept one, or for a schema that was not released yet a new one. */
export async function writeFixture(schema: number, folder: string): Promise<void> {
  const file = join(folder, 'torrentry.sqlite');
  const kept = fixturePath(schema);
  if (existsSync(kept)) writeFileSync(file, zstdDecompressSync(readFileSync(kept)));
  else await buildSchemas(file, { torrents: 14, to: schema });
}
