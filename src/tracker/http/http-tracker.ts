import { AppError } from '../../errors.ts';
import type { Announce, AnnounceReply, AnnounceRefusal } from '../../swarm/announce.ts';
import { identityOf } from '../../swarm/identity.ts';
import type { SwarmStore } from '../../swarm/store.ts';
import type { Counters, Drop } from '../counters.ts';
import { passkeyIn } from '../passkey-in.ts';
import { REFUSALS } from '../refusals.ts';
import { parseAnnounceQuery, parseScrapeQuery } from './announce-query.ts';
import { announceAnswer, failureAnswer, scrapeAnswer } from './answers.ts';

/** What an HTTP tracker asks of the swarms. */
export interface HttpSwarms extends Pick<SwarmStore, 'countsOf'> {
  announce(announce: Announce): AnnounceReply | AnnounceRefusal | Promise<AnnounceReply | AnnounceRefusal>;
}

export interface HttpTrackerOptions {
  readonly swarms: HttpSwarms;
  /** 32 random bits for identities: those of the tracker's key. */
  readonly seed: number;
  /** Whether an address (4 or 16 bytes) may ask now. */
  readonly mayAsk: (address: Uint8Array) => boolean;
  readonly counters: Pick<Counters, 'answered' | 'announced' | 'refused' | 'dropped'>;
}

/** Who asks, and for what. */
export interface TrackerAsked {
  /** The path and the query as they were sent. */
  readonly path: string;
  readonly search: string;
  /** 4 or 16 bytes; undefined where it is not known. */
  readonly address: Uint8Array | undefined;
}

const DROPPED = {
  rate: 'Too many requests from your address: try again in a few minutes',
  'no address': 'Your address is not known: a proxy hides it',
} as const;

/**
 * Answers what clients ask over HTTP (BEP 3, 48). It knows no server: each answer is bencode, to be sent with status 200,
 * because clients do not read the body of another one.
 */
export class HttpTracker {
  readonly #options: HttpTrackerOptions;

  constructor(options: HttpTrackerOptions) {
    this.#options = options;
  }

  /** Answers an announce. */
  announce(asked: TrackerAsked): Promise<Uint8Array<ArrayBuffer>> {
    return this.#orUnavailable(this.#announce(asked));
  }

  /** Answers a scrape. */
  scrape(asked: TrackerAsked): Promise<Uint8Array<ArrayBuffer>> {
    return this.#orUnavailable(this.#scrape(asked));
  }

  async #announce(asked: TrackerAsked): Promise<Uint8Array<ArrayBuffer>> {
    const { swarms, seed, counters } = this.#options;
    const { path, search, address } = asked;
    if (address === undefined) return this.#drop('no address', DROPPED['no address']);
    if (!this.#options.mayAsk(address)) return this.#drop('rate', DROPPED.rate);
    const query = parseAnnounceQuery(search);
    if (typeof query === 'string') return this.#drop('malformed', query);
    const { peerId, key, hash, port, isSeeder, event, wanted, isCompact, traffic } = query;
    const withPeerIds = !isCompact && !query.withoutPeerIds;
    const identity = identityOf({ peerId, key, address, seed });
    const passkey = passkeyIn(path + search);
    const reply = await swarms.announce({
      hash,
      port,
      isSeeder,
      event,
      wanted,
      address,
      identity,
      passkey,
      peerId,
      withPeerIds,
      traffic: passkey === undefined ? undefined : traffic,
    });
    if (typeof reply === 'string') {
      counters.refused('http', reply);
      return failureAnswer(REFUSALS[reply]);
    }
    counters.announced('http', event);
    return announceAnswer({ ...reply, externalAddress: address, isCompact, withPeerIds });
  }

  async #scrape({ path, search, address }: TrackerAsked): Promise<Uint8Array<ArrayBuffer>> {
    const { swarms, counters } = this.#options;
    if (address !== undefined && !this.#options.mayAsk(address)) return this.#drop('rate', DROPPED.rate);
    const hashes = parseScrapeQuery(search);
    if (typeof hashes === 'string') return this.#drop('malformed', hashes);
    const passkey = passkeyIn(path + search);
    const counts = await swarms.countsOf(hashes.map((hash) => ({ hash, passkey })));
    counters.answered('http', 'scrape');
    return scrapeAnswer(
      hashes.flatMap((hash, index) => {
        const found = counts[index];
        return found === undefined ? [] : [{ hash, counts: found }];
      }),
    );
  }

  /** What clients are told when the swarms cannot be asked now, such as while the service stops. */
  async #orUnavailable(answer: Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return this.#drop('unavailable', error.message);
    }
  }

  #drop(reason: Drop, text: string): Uint8Array<ArrayBuffer> {
    this.#options.counters.dropped('http', reason);
    return failureAnswer(text);
  }
}
