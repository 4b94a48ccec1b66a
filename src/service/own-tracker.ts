import type { Passkeys } from '../access/passkeys.ts';
import type { Access } from '../access/access.ts';
import type { Token } from '../access/token.ts';
import { AppError } from '../errors.ts';
import type { Base } from '../http/context.ts';
import type { SwarmHealthStore } from '../catalogue/swarm-counts.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import { OPEN_AREA } from '../catalogue/areas.ts';
import type { FigureStore } from '../swarm/figure-store.ts';
import type { SwarmStore } from '../swarm/store.ts';
import { createAddresses } from './addresses.ts';
import type { Visitor } from './visitor.ts';

/** How often something happened in the tracker. It has no hash, address or key. */
export interface TrackerCount {
  /** `http`, `udp` or `websocket`. */
  readonly transport: string;
  /** `connect`, `announce` or `scrape` for what was answered, `refused` or `dropped`. */
  readonly kind: string;
  /** The event of an announce, or the reason; `''` for the others. */
  readonly label: string;
  readonly count: number;
}

/** What the faces know of the tracker of this site. */
export interface OwnTracker {
  readonly swarms: Pick<SwarmStore, 'torrentCounts' | 'size'>;
  /** What it has done since it was started. */
  readonly listCounts: () => readonly TrackerCount[];
  /** The port of UDP; undefined where it is off. */
  readonly udpPort: number | undefined;
  readonly passkeys: Passkeys;
  readonly health: Pick<SwarmHealthStore, 'listSwarmDays'>;
  /** What users have transferred; undefined where that is not counted. */
  readonly figures: Pick<FigureStore, 'listFigures' | 'sumFigures'> | undefined;
}

/** The addresses at which clients announce, the best one first. Private torrents have one alone (BEP 27). */
export function announceAddresses(
  { udpPort }: Pick<OwnTracker, 'udpPort'>,
  base: Base,
  passkey?: string,
): readonly string[] {
  const { announce } = createAddresses(base);
  // In the query, because all clients make the address of a scrape from it.
  const query = passkey === undefined ? '' : `?passkey=${passkey}`;
  const http = `${announce}${query}`;
  if (udpPort === undefined) return [http];
  return [http, `udp://${new URL(base.origin).hostname}:${udpPort}/announce${query}`];
}

/** Whether only clients with a passkey may enter the swarm. `read`: whether reading here needs a token. */
export function needsPasskey(
  { private: isPrivate, area }: Pick<Torrent, 'private' | 'area'>,
  read: 'open' | 'token',
): boolean {
  return isPrivate || area !== OPEN_AREA || read === 'token';
}

/** The addresses of this site's tracker in the magnet link of a torrent. */
export type MagnetTrackers = (torrent: Pick<Torrent, 'private' | 'area'>) => readonly string[];

/**
 * Makes the function that finds them by the addresses of the service that a request came to. A magnet link is the same for
 * everybody, so torrents that need a passkey have none.
 */
export function createMagnetTrackers(
  tracker: Pick<OwnTracker, 'udpPort'> | undefined,
  read: 'open' | 'token',
): (base: Base) => MagnetTrackers {
  if (tracker === undefined) return () => () => NONE;
  return (base) => {
    let all: readonly string[] | undefined;
    return (torrent) => (needsPasskey(torrent, read) ? NONE : (all ??= announceAddresses(tracker, base)));
  };
}

const NONE: readonly string[] = [];

/** The passkeys of this site. Throws not_found where there is no tracker. */
export function passkeysOf(tracker: OwnTracker | undefined): Passkeys {
  if (tracker !== undefined) return tracker.passkeys;
  throw new AppError('not_found', 'Cannot use passkeys here: this site has no tracker');
}

/** What a passkey made for a download is called in the list of passkeys. */
const DOWNLOADS = 'downloads';

export interface OwnAnnounceParts {
  readonly tracker: OwnTracker | undefined;
  readonly access: Pick<Access, 'find'>;
  readonly read: 'open' | 'token';
}

/** The addresses of this site's tracker for a torrent that a visitor downloads. */
export type OwnAnnounce = (torrent: Torrent, visitor: Visitor, base: Base) => Promise<readonly string[]>;

/**
 * Makes the function that finds those addresses, with a passkey of the visitor when there is one. It rejects with conflict where
 * there is no tracker, and with unauthorized for a stranger who asks for a torrent that needs a passkey.
 */
export function createOwnAnnounce({ tracker, access, read }: OwnAnnounceParts): OwnAnnounce {
  return async (torrent, { token, actor }, base) => {
    if (tracker === undefined) {
      throw new AppError('conflict', 'Cannot write the tracker of this site: it has none', {
        hint: 'Download the file without ?tracker=own.',
      });
    }
    const isGuarded = needsPasskey(torrent, read);
    const user = token && (await userOf(token, access));
    if (user === undefined && isGuarded) {
      throw new AppError('unauthorized', 'Cannot write the tracker of this site without a token', {
        hint: 'Sign in first: this torrent is only for those who have a passkey.',
      });
    }
    const passkey = user && (await tracker.passkeys.passkeyFor(user, DOWNLOADS, actor));
    const all = announceAddresses(tracker, base, passkey);
    // Most programs send no passkey over UDP.
    return isGuarded ? all.slice(0, 1) : all;
  };
}

/** The token that a feed key reads for, or the token itself. */
async function userOf(token: Token, access: Pick<Access, 'find'>): Promise<Token | undefined> {
  return token.parentId === undefined ? token : access.find(token.parentId);
}
