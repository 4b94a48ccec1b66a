import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A module as it lies on the disk, and where its imports lead. */
export interface SourceModule {
  readonly path: string;
  readonly source: string;
  /** The path of each module that it imports, by what the source calls it. */
  readonly imports: ReadonlyMap<string, string>;
}

/** An import of values: `* as u64`, or the names between the braces, and from where. Imports of types are none. */
export const IMPORT = /^import (?:\* as (\w+)|\{([^}]*)\}) from ['"]([^'"]+)['"];$/gm;

/**
 * The module at `path` and all that it imports, in packages too, each behind those that it imports itself. Throws the
 * error of node:fs or of node:module when one isn't there.
 */
export function readModules(path: string): SourceModule[] {
  const found = new Map<string, SourceModule>();
  visit(path, found);
  return [...found.values()];
}

function visit(path: string, found: Map<string, SourceModule>): void {
  const source = readFileSync(path, 'utf8');
  const { resolve } = createRequire(path);
  const imports = new Map(
    [...source.matchAll(IMPORT)].map(([, , , specifier = '']) => [specifier, resolve(specifier)]),
  );
  for (const imported of imports.values()) if (!found.has(imported)) visit(imported, found);
  found.set(path, { path, source, imports });
}
