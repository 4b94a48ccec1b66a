/**
 * Makes a function that replaces what follows one of these path segments in an address by a star: a secret, as in
 * `/announce/SECRET`. The segment may be percent-encoded and anywhere in the path. In doubt it hides more. Takes linear time.
 */
export function createFolderMask(names: readonly string[]): (raw: string) => string {
  const secret = new Set(names);
  return (raw) => {
    if (secret.size === 0) return raw;
    const mark = raw.indexOf('?');
    const path = mark === -1 ? raw : raw.slice(0, mark);
    const segments = path.split('/');
    const found = segments.findIndex((segment) => secret.has(decoded(segment)));
    if (found === -1 || found === segments.length - 1) return raw;
    return `${segments.slice(0, found + 1).join('/')}/*${raw.slice(path.length)}`;
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment).toLowerCase();
  } catch {
    return segment;
  }
}
