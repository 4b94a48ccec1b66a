import type { Announce, AnnounceRefusal, AnnounceReply, SwarmCounts } from '../../swarm/announce.ts';
import { identityOf } from '../../swarm/identity.ts';
import { REFUSALS } from '../refusals.ts';
import { passkeyIn } from '../passkey-in.ts';
import type { Counters, Drop } from '../counters.ts';
import type { ConnectionIds } from './connection-id.ts';
import {
  announceAnswer,
  connectAnswer,
  errorAnswer,
  parsePacket,
  scrapeAnswer,
  type UdpAnnounce,
  type UdpRequest,
} from './packets.ts';

/** An answer fits into one packet of any network: 1,280 bytes (RFC 8200) without the headers of IPv6 and UDP. */
const ANSWER_BYTES_MAX = 1_232;
const PEERS_MAX = { 4: 200, 6: 60 } as const;

/** What a UDP tracker asks of the swarms. */
export interface UdpSwarms {
  announce(announce: Announce): AnnounceReply | AnnounceRefusal | Promise<AnnounceReply | AnnounceRefusal>;
  countsOf(asked: readonly Pick<Announce, 'hash'>[]): Promise<readonly SwarmCounts[]>;
}

export interface UdpTrackerOptions {
  readonly swarms: UdpSwarms;
  readonly ids: ConnectionIds;
  /** 32 random bits for identities. */
  readonly seed: number;
  /** Whether an address (4 or 16 bytes) may ask now. */
  readonly mayAsk: (address: Uint8Array) => boolean;
  readonly nowSeconds: () => number;
  readonly counters: Pick<Counters, 'answered' | 'announced' | 'refused' | 'dropped'>;
}

type Reply = Uint8Array | undefined;

/** Answers the packets of BEP 15. It knows no sockets. */
export class UdpTracker {
  readonly #options: UdpTrackerOptions;

  constructor(options: UdpTrackerOptions) {
    this.#options = options;
  }

  /**
   * The answer to a packet from an address, which is 4 or 16 bytes. Undefined for a packet that gets none: what is no
   * request, and what comes from an address that the sender did not prove to have, so that a sender cannot have answers sent to
   * others. A promise only where the catalogue has to be asked: to wait takes longer than all the rest.
   */
  answer(packet: Uint8Array, address: Uint8Array): Reply | Promise<Reply> {
    const { ids, mayAsk, nowSeconds, counters } = this.#options;
    const request = parsePacket(packet);
    if (request === undefined) return this.#drop('malformed');
    if (!mayAsk(address)) return this.#drop('rate');
    if (request.action === 'connect') {
      const answer = connectAnswer(request.transaction);
      ids.write(address, nowSeconds(), answer, 8);
      counters.answered('udp', 'connect');
      return answer;
    }
    if (!ids.isValid(address, nowSeconds(), packet, 0)) return this.#drop('connection id');
    if (request.action === 'scrape') return this.#scrape(request);
    return this.#announce(request, address, packet.length);
  }

  async #scrape({ transaction, hashes }: Extract<UdpRequest, { action: 'scrape' }>): Promise<Reply> {
    const counts = await this.#options.swarms.countsOf(hashes.map((hash) => ({ hash })));
    this.#options.counters.answered('udp', 'scrape');
    return scrapeAnswer(transaction, counts);
  }

  #announce(request: UdpAnnounce, address: Uint8Array, bytes: number): Reply | Promise<Reply> {
    const { swarms, seed } = this.#options;
    const { transaction, hash, peerId, key, isSeeder, event, wanted, port, urlData, traffic } = request;
    if (port === 0 && event !== 'stopped') return errorAnswer(transaction, 'The port must not be 0', bytes);
    const family = address.length === 4 ? 4 : 6;
    const finish = (reply: AnnounceReply | AnnounceRefusal): Reply =>
      this.#reply(reply, request, family, bytes);
    const reply = swarms.announce({
      hash,
      address,
      port,
      peerId,
      identity: identityOf({ peerId, key, address, seed }),
      isSeeder,
      event,
      wanted: Math.min(wanted, PEERS_MAX[family]),
      passkey: urlData === '' ? undefined : passkeyIn(urlData),
      traffic,
    });
    return reply instanceof Promise ? reply.then(finish) : finish(reply);
  }

  #reply(
    reply: AnnounceReply | AnnounceRefusal,
    { transaction, event }: UdpAnnounce,
    family: 4 | 6,
    bytes: number,
  ): Reply {
    const { counters } = this.#options;
    if (typeof reply === 'string') {
      counters.refused('udp', reply);
      return errorAnswer(transaction, REFUSALS[reply], bytes);
    }
    counters.announced('udp', event);
    const answer = announceAnswer(transaction, reply, family === 4 ? reply.peers4 : reply.peers6);
    if (answer.length > ANSWER_BYTES_MAX) throw new Error(`An answer of ${answer.length} bytes is too long`);
    return answer;
  }

  #drop(reason: Drop): undefined {
    this.#options.counters.dropped('udp', reason);
    return undefined;
  }
}
