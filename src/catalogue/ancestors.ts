/** A collection and all above it: `a/b` gives `a/b`, `a` and the root, `''`. */
export function withAncestors(collection: string): readonly string[] {
  const parent = parentOf(collection);
  return parent === null ? [collection] : [collection, ...withAncestors(parent)];
}

/** The collection above it; null above the root, `''`. */
export function parentOf(path: string): string | null {
  return path === '' ? null : path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Whether a collection is `path` or below it; everything is below the root, `''`. */
export function isWithin(collection: string, path: string): boolean {
  return path === '' || collection === path || collection.startsWith(`${path}/`);
}
