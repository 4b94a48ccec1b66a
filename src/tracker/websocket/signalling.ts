import type { Announce, AnnounceRefusal, AnnounceReply, SwarmCounts } from '../../swarm/announce.ts';
import { identityOf } from '../../swarm/identity.ts';
import type { Counters, Drop } from '../counters.ts';
import { REFUSALS } from '../refusals.ts';
import {
  announceMessage,
  answerMessage,
  failureMessage,
  offerMessage,
  parseMessage,
  scrapeMessage,
  type Offer,
  type SignalAnnounce,
  type SignalAnswer,
} from './messages.ts';
import { PendingOffers } from './pending-offers.ts';
import { SocketPeers } from './socket-peers.ts';

/** Clients make new offers then. They count as gone after one and a half of it. */
const INTERVAL_SECONDS = 120;

/** What signalling asks of the swarms. */
export interface SignalSwarms {
  announce(announce: Announce): AnnounceReply | AnnounceRefusal | Promise<AnnounceReply | AnnounceRefusal>;
  countsOf(asked: readonly Pick<Announce, 'hash' | 'passkey'>[]): Promise<readonly SwarmCounts[]>;
  /** The sockets of other peers of a swarm, at random. A seeder gets those of leechers only. */
  sampleSockets(announce: Announce): readonly number[];
}

/** The way back to a client. */
export interface SignalOutput {
  send(text: string): void;
  /** Closes its socket. */
  end(): void;
}

export interface SignalClient {
  /** 4 or 16 bytes. */
  readonly address: Uint8Array;
  /** What it shows to be let into swarms that are not for all. */
  readonly passkey: string | undefined;
}

/** What takes the messages of WebSockets. */
export interface SignalPort {
  /** A client has connected. Returns the number of its socket. */
  open(client: SignalClient, output: SignalOutput): number;
  receive(socket: number, text: string): void;
  /** The client is gone, and leaves all swarms. */
  close(socket: number): void;
}

export interface SignallingOptions {
  readonly swarms: SignalSwarms;
  /** 32 random bits for identities. */
  readonly seed: number;
  /** Whether an address (4 or 16 bytes) may ask now. */
  readonly mayAsk: (address: Uint8Array) => boolean;
  readonly nowSeconds: () => number;
  readonly counters: Pick<Counters, 'answered' | 'announced' | 'refused' | 'dropped'>;
  readonly onError: (error: unknown) => void;
}

/** A client that sends so many texts which are no messages is disconnected. */
const MALFORMED_MAX = 10;

interface Client extends SignalClient {
  readonly output: SignalOutput;
  /** The offers that this client may answer. */
  readonly pending: PendingOffers;
  malformed: number;
}

/**
 * Leads peers in browsers to each other, who cannot listen: it passes the offers of each to others of its swarm, and their
 * answers back (WebTorrent). It knows no sockets.
 */
export class Signalling implements SignalPort {
  readonly #options: SignallingOptions;
  readonly #clients = new Map<number, Client>();
  readonly #peers = new SocketPeers();
  #last = 0;

  constructor(options: SignallingOptions) {
    this.#options = options;
  }

  get socketCount(): number {
    return this.#clients.size;
  }

  open(client: SignalClient, output: SignalOutput): number {
    do this.#last = (this.#last + 1) & 0x7fff_ffff;
    while (this.#clients.has(this.#last));
    const pending = new PendingOffers(this.#options.nowSeconds);
    this.#clients.set(this.#last, { ...client, output, pending, malformed: 0 });
    return this.#last;
  }

  receive(socket: number, text: string): void {
    const client = this.#clients.get(socket);
    if (client === undefined) return;
    if (!this.#options.mayAsk(client.address)) return this.#drop('rate');
    const message = parseMessage(text);
    switch (message?.action) {
      case undefined:
        return this.#refuseText(client);
      case 'wrong':
        this.#drop('malformed');
        return client.output.send(failureMessage(message.of, message.hash, message.reason));
      case 'answer':
        return this.#passAnswer(socket, client, message);
      case 'announce':
        return this.#run(() => this.#announce(socket, client, message));
      case 'scrape':
        return this.#run(() => this.#scrape(client, message.hashes));
    }
  }

  close(socket: number): void {
    const client = this.#clients.get(socket);
    if (client === undefined) return;
    this.#clients.delete(socket);
    for (const [hash, peerId] of this.#peers.leaveAll(socket, client.address))
      this.#run(() => this.#leave(socket, client, hash, peerId));
  }

  /** Without waiting where the catalogue need not be asked: a promise takes as long as the rest of an answer. */
  #announce(socket: number, client: Client, message: SignalAnnounce): void | Promise<void> {
    const { hash, peerId, event } = message;
    const before = this.#peers.peerIdOf(socket, hash);
    const refusal = event === 'stopped' ? undefined : this.#peers.enter(socket, client.address, hash, peerId);
    if (refusal !== undefined) {
      this.#drop('peer id');
      return client.output.send(failureMessage('announce', hash, refusal));
    }
    if (event === 'stopped') this.#peers.leave(socket, client.address, hash);
    // In the order in which they are asked.
    if (before !== undefined && before !== peerId) this.#run(() => this.#leave(socket, client, hash, before));
    const announce = this.#announceOf(socket, client, message);
    const reply = this.#options.swarms.announce(announce);
    const finish = (it: AnnounceReply | AnnounceRefusal): void | Promise<void> =>
      this.#reply(socket, client, message, announce, it);
    return reply instanceof Promise ? reply.then(finish) : finish(reply);
  }

  #reply(
    socket: number,
    client: Client,
    { hash, peerId, event, offers }: SignalAnnounce,
    announce: Announce,
    reply: AnnounceReply | AnnounceRefusal,
  ): void | Promise<void> {
    // While the catalogue was asked, the client may have left.
    const hasLeft = event !== 'stopped' && this.#peers.peerIdOf(socket, hash) !== peerId;
    if (hasLeft) return this.#leave(socket, client, hash, peerId);
    if (typeof reply === 'string') {
      this.#options.counters.refused('websocket', reply);
      this.#peers.leave(socket, client.address, hash);
      return client.output.send(failureMessage('announce', hash, REFUSALS[reply]));
    }
    this.#options.counters.announced('websocket', event);
    client.output.send(announceMessage(hash, INTERVAL_SECONDS, reply.counts));
    if (event !== 'stopped') this.#passOffers(socket, hash, peerId, offers, announce);
  }

  /** Each offer goes to another peer: a description can be answered only once. */
  #passOffers(
    socket: number,
    hash: string,
    peerId: string,
    offers: readonly Offer[],
    announce: Announce,
  ): void {
    if (offers.length === 0) return;
    for (const [index, to] of this.#options.swarms.sampleSockets(announce).entries()) {
      const offer = offers[index];
      const receiver = this.#clients.get(to);
      if (offer === undefined || receiver === undefined) continue;
      receiver.pending.add({ hash, peerId, offerId: offer.id }, socket);
      receiver.output.send(offerMessage(hash, peerId, offer));
    }
  }

  /** An answer reaches only a peer that made the offer, and only from the one whom the offer was passed to. */
  #passAnswer(socket: number, client: Client, message: SignalAnswer): void {
    const { hash, peerId, toPeerId, offerId } = message;
    if (this.#peers.peerIdOf(socket, hash) !== peerId) return this.#drop('peer id');
    const to = client.pending.take({ hash, peerId: toPeerId, offerId });
    if (to === undefined || this.#peers.peerIdOf(to, hash) !== toPeerId) return this.#drop('unasked answer');
    this.#clients.get(to)?.output.send(answerMessage(message));
  }

  async #scrape(client: Client, hashes: readonly string[]): Promise<void> {
    const counts = await this.#options.swarms.countsOf(
      hashes.map((hash) => ({ hash: toBytes(hash), passkey: client.passkey })),
    );
    this.#options.counters.answered('websocket', 'scrape');
    client.output.send(scrapeMessage(hashes, counts));
  }

  async #leave(socket: number, client: Client, hash: string, peerId: string): Promise<void> {
    const left = { hash, peerId, isSeeder: false, event: 'stopped', offers: [] } as const;
    await this.#options.swarms.announce(this.#announceOf(socket, client, left));
  }

  #announceOf(
    socket: number,
    { address, passkey }: Client,
    {
      hash,
      peerId,
      isSeeder,
      event,
      offers,
      traffic,
    }: Omit<SignalAnnounce, 'action' | 'traffic'> & Partial<Pick<SignalAnnounce, 'traffic'>>,
  ): Announce {
    const identity = identityOf({
      peerId: toBytes(peerId),
      key: undefined,
      address,
      seed: this.#options.seed,
    });
    return {
      hash: toBytes(hash),
      address,
      port: 0,
      socket,
      // By it a client is known when it comes back, and no client asks for it here.
      peerId: passkey === undefined ? undefined : toBytes(peerId),
      identity,
      passkey,
      traffic: passkey === undefined ? undefined : traffic,
      isSeeder,
      event,
      wanted: offers.length,
    };
  }

  #refuseText(client: Client): void {
    this.#drop('malformed');
    client.malformed += 1;
    if (client.malformed >= MALFORMED_MAX) client.output.end();
  }

  #drop(reason: Drop): void {
    this.#options.counters.dropped('websocket', reason);
  }

  #run(work: () => void | Promise<void>): void {
    const { onError } = this.#options;
    try {
      const waiting = work();
      if (waiting instanceof Promise) waiting.catch(onError);
    } catch (error) {
      onError(error);
    }
  }
}

function toBytes(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
