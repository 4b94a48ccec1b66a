import { AppError } from '../../errors.ts';
import type { Announce, AnnounceReply, AnnounceRefusal } from '../../swarm/announce.ts';
import { identityOf } from '../../swarm/identity.ts';
import type { SwarmStore } from '../../swarm/store.ts';
import type { Counters, Drop } from '../counters.ts';
import { passkeyIn } from '../passkey-in.ts';
import { REFUSALS } from '../refusals.ts';
import { parseAnnounceQuery, parseScrapeQuery } from './announce-query.ts';
import { announceAnswer, failureAnswer, scrapeAnswer, type AnnounceAnswerInput } from './answers.ts';

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
 * Answers what clients ask over HTTP (BEP 3, 48). It knows no server: each answer is bencode, with a character for each byte, to
 * be sent with status 200, because clients do not read the body of another one.
 */
export class HttpTracker {
  readonly #options: HttpTrackerOptions;

  constructor(options: HttpTrackerOptions) {
    this.#options = options;
  }

  /** Answers an announce; by a promise where the swarms or the catalogue have to be waited for. */
  announce(asked: TrackerAsked): string | Promise<string> {
    try {
      const answer = this.#announce(asked);
      return typeof answer === 'string' ? answer : answer.catch(this.#sayUnavailable);
    } catch (error) {
      return this.#sayUnavailable(error);
    }
  }

  /** Answers a scrape. */
  scrape(asked: TrackerAsked): Promise<string> {
    return this.#scrape(asked).catch(this.#sayUnavailable);
  }

  #announce(asked: TrackerAsked): string | Promise<string> {
    const { swarms, seed } = this.#options;
    const { path, search, address } = asked;
    if (address === undefined) return this.#drop('no address', DROPPED['no address']);
    if (!this.#options.mayAsk(address)) return this.#drop('rate', DROPPED.rate);
    const query = parseAnnounceQuery(search);
    if (typeof query === 'string') return this.#drop('malformed', query);
    const { peerId, key, hash, port, isSeeder, event, wanted, isCompact, traffic } = query;
    const withPeerIds = !isCompact && !query.withoutPeerIds;
    const identity = identityOf({ peerId, key, address, seed });
    const passkey = passkeyIn(path + search);
    const reply = swarms.announce({
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
    const shape = { event, externalAddress: address, isCompact, withPeerIds };
    return reply instanceof Promise ? reply.then((it) => this.#reply(it, shape)) : this.#reply(reply, shape);
  }

  #reply(
    reply: AnnounceReply | AnnounceRefusal,
    {
      event,
      ...shape
    }: Omit<AnnounceAnswerInput, keyof AnnounceReply> & { readonly event: Announce['event'] },
  ): string {
    const { counters } = this.#options;
    if (typeof reply === 'string') {
      counters.refused('http', reply);
      return failureAnswer(REFUSALS[reply]);
    }
    counters.announced('http', event);
    return announceAnswer({ ...reply, ...shape });
  }

  async #scrape({ path, search, address }: TrackerAsked): Promise<string> {
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
  readonly #sayUnavailable = (error: unknown): string => {
    if (!(error instanceof AppError)) throw error;
    return this.#drop('unavailable', error.message);
  };

  #drop(reason: Drop, text: string): string {
    this.#options.counters.dropped('http', reason);
    return failureAnswer(text);
  }
}
