import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { xml } from '../service/xml.ts';

/** A lock on an address (RFC 4918 section 6): for the one who took it, until it expires. */
export interface Lock {
  /** A URI. */
  readonly token: string;
  /** Without a slash at the end. */
  readonly path: string;
  readonly tokenId: number;
  readonly isDeep: boolean;
  /** Who has it, as its client says. */
  readonly owner: string;
  readonly seconds: number;
}

const LOCKS_MAX = 5000;
/** When a token takes more, its own oldest locks end, not those of others. */
const LOCKS_OF_TOKEN_MAX = 500;
const SECONDS = 600;
const SECONDS_MAX = 3600;

export type LockAsked = Pick<Lock, 'path' | 'tokenId' | 'isDeep' | 'owner' | 'seconds'>;

/**
 * The locks of WebDAV clients. They tell clients of each other and do not stop anyone from publishing: the catalogue decides who
 * may change what, and a change is atomic. So they are kept in memory, for an hour at most, and end with the program.
 */
export class Locks {
  readonly #byPath = new LRUCache<string, Lock>({ max: LOCKS_MAX });

  /** Takes a lock; undefined when another client has one there, above it, or (for a deep one) below it. */
  take(asked: LockAsked): Lock | undefined {
    if (this.#conflicts(asked)) return undefined;
    this.#makeRoom(asked.tokenId);
    return this.#set({ ...asked, token: `urn:uuid:${randomUUID()}` });
  }

  /** Lets a lock last as long again. */
  refresh(lock: Lock, seconds: number): Lock {
    return this.#set({ ...lock, seconds });
  }

  /** The lock with that token, if it covers the path. */
  find(token: string, path: string): Lock | undefined {
    return this.covering(path).find((lock) => lock.token === token);
  }

  /** The locks on a path, and the deep ones on what it is in. */
  covering(path: string): Lock[] {
    return [...withAncestors(path)].flatMap((one) => {
      const lock = this.#byPath.get(one);
      return lock !== undefined && (one === path || lock.isDeep) ? [lock] : [];
    });
  }

  release(lock: Lock): void {
    this.#byPath.delete(lock.path);
  }

  #makeRoom(tokenId: number): void {
    const own = [...this.#byPath.values()].filter((lock) => lock.tokenId === tokenId);
    // The latest comes first.
    for (const lock of own.slice(LOCKS_OF_TOKEN_MAX - 1)) this.release(lock);
  }

  #set(lock: Lock): Lock {
    this.#byPath.set(lock.path, lock, { ttl: lock.seconds * 1000 });
    return lock;
  }

  /** A client that has lost its lock, as by a crash, may take it again at once. */
  #conflicts({ path, isDeep, tokenId }: LockAsked): boolean {
    if (this.covering(path).some((lock) => lock.tokenId !== tokenId)) return true;
    if (!isDeep) return false;
    const start = path === '' ? '' : `${path}/`;
    for (const [other, lock] of this.#byPath.entries())
      if (other.startsWith(start) && lock.tokenId !== tokenId) return true;
    return false;
  }
}

/** A path, what it is in, and so on up to the root. */
function* withAncestors(path: string): Generator<string> {
  let rest = path;
  while (rest !== '') {
    yield rest;
    rest = rest.slice(0, Math.max(rest.lastIndexOf('/'), 0));
  }
  yield '';
}

/** For how many seconds a Timeout header (RFC 4918 section 10.7) asks, up to an hour; ten minutes without one. */
export function parseTimeout(header: string | null): number {
  const [, digits] = /^\s*Second-([0-9]{1,10})\b/i.exec(header ?? '') ?? [];
  const seconds = digits === undefined ? SECONDS : Number(digits);
  return Math.min(Math.max(seconds, 1), SECONDS_MAX);
}

export interface LockView {
  /** Makes the address of what is locked. */
  readonly rootOf: (lock: Lock) => string;
  /** The token of the viewer. */
  readonly tokenId: number | undefined;
}

/**
 * The `activelock` elements of some locks. Their token and what a client says of its owner, often the name of a person, are
 * for those alone who took them (RFC 4918 sections 20.4 and 20.5).
 */
export function writeLocks(locks: readonly Lock[], { rootOf, tokenId }: LockView): string {
  return locks
    .map((lock) => {
      const isOwn = lock.tokenId === tokenId;
      const owner = isOwn && lock.owner !== '' && xml`<D:owner>${lock.owner}</D:owner>`;
      const token = isOwn && xml`<D:locktoken><D:href>${lock.token}</D:href></D:locktoken>`;
      return xml`<D:activelock><D:locktype><D:write/></D:locktype><D:lockscope><D:exclusive/></D:lockscope><D:depth>${lock.isDeep ? 'infinity' : '0'}</D:depth>${owner}<D:timeout>Second-${lock.seconds}</D:timeout>${token}<D:lockroot><D:href>${rootOf(lock)}</D:href></D:lockroot></D:activelock>`.toString();
    })
    .join('');
}
