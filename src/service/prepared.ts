import { LRUCache } from 'lru-cache';

/** What a client prepares before it publishes: a folder, or an empty file whose content is to follow. */
export type PreparedKind = 'folder' | 'file';

const DAY_MS = 86_400_000;
const TOKENS_MAX = 1000;
const PATHS_MAX = 500;
/** The length of them all: a path may have 4,000 characters. */
const CHARACTERS_MAX = 100_000;

/**
 * What WebDAV clients have made to publish into. A collection exists as long as something is in it, and a torrent cannot
 * be empty; but file managers make a folder first, and some create each file empty. That is remembered here for a day,
 * for each token by itself, and never becomes a part of the catalogue. Paths are like those of the catalogue.
 */
export class Prepared {
  readonly #byToken = new LRUCache<number, LRUCache<string, PreparedKind>>({ max: TOKENS_MAX });

  add(tokenId: number, path: string, kind: PreparedKind): void {
    const paths =
      this.#byToken.get(tokenId) ??
      new LRUCache<string, PreparedKind>({
        max: PATHS_MAX,
        maxSize: CHARACTERS_MAX,
        sizeCalculation: (_kind, { length }) => length + 1,
        ttl: DAY_MS,
        updateAgeOnGet: true,
      });
    this.#byToken.set(tokenId, paths);
    paths.set(path, kind);
  }

  /**
   * Lets a folder stay for the token, with those that it is in, although its last file goes: a client removes the folder
   * after the files, or goes on in it.
   */
  keepFolder(tokenId: number | undefined, folder: string): void {
    for (let path = folder; path !== ''; path = path.slice(0, Math.max(path.lastIndexOf('/'), 0)))
      if (tokenId !== undefined) this.add(tokenId, path, 'folder');
  }

  /** What the token has prepared there; undefined for nothing, and for visitors without a token. */
  find(tokenId: number | undefined, path: string): PreparedKind | undefined {
    return tokenId === undefined ? undefined : this.#byToken.get(tokenId)?.get(path);
  }

  /** The names of what the token has prepared directly in a folder, `''` for the root. */
  list(
    tokenId: number | undefined,
    folder: string,
  ): { readonly name: string; readonly kind: PreparedKind }[] {
    const start = folder === '' ? '' : `${folder}/`;
    const paths = tokenId === undefined ? undefined : this.#byToken.get(tokenId);
    return [...(paths?.entries() ?? [])].flatMap(([path, kind]) => {
      const name = path.slice(start.length);
      return path.startsWith(start) && name !== '' && !name.includes('/') ? [{ name, kind }] : [];
    });
  }

  /** Gives what is prepared at a path, with all below it, another path. Whether there was something. */
  move(tokenId: number, from: string, to: string): boolean {
    const moved = this.#take(tokenId, from);
    for (const [path, kind] of moved) this.add(tokenId, to + path.slice(from.length), kind);
    return moved.length > 0;
  }

  /** Forgets what is prepared at a path, with all below it. Whether there was something. */
  remove(tokenId: number | undefined, path: string): boolean {
    return tokenId !== undefined && this.#take(tokenId, path).length > 0;
  }

  #take(tokenId: number, path: string): (readonly [string, PreparedKind])[] {
    const paths = this.#byToken.get(tokenId);
    const taken = [...(paths?.entries() ?? [])].filter(([one]) => one === path || one.startsWith(`${path}/`));
    for (const [one] of taken) paths?.delete(one);
    return taken;
  }
}

/**
 * Whether the request only creates a file, whose content comes with the next one. The clients of Windows and macOS do
 * that; from any other client an empty file is a mistake, and is refused.
 */
export function createsEmptyFile({ headers }: Request): boolean {
  return (
    headers.get('content-length') === '0' &&
    /^(?:Microsoft-WebDAV-MiniRedir|WebDAVFS|WebDAVLib)\//.test(headers.get('user-agent') ?? '')
  );
}
