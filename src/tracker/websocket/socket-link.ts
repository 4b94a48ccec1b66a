import type { SignalClient, SignalOutput, SignalPort } from './signalling.ts';

/** What happens at the sockets of the main port. */
export type SocketEvent =
  | { readonly kind: 'open'; readonly socket: number; readonly client: SignalClient }
  | { readonly kind: 'text'; readonly socket: number; readonly text: string }
  | { readonly kind: 'close'; readonly socket: number };

/** What the tracker's thread wants of them: a text that is sent; without one the socket is closed. */
export interface SocketOutput {
  readonly socket: number;
  readonly text: string | undefined;
}

/** The thread is overloaded when so many messages wait for it: then more are left out, and clients announce again. */
const WAITING_MAX = 4_096;

/** The way from the sockets of the main port to the tracker's thread, in batches: a message to a thread takes microseconds. */
export class SocketLink implements SignalPort {
  readonly #outputs = new Map<number, SignalOutput>();
  readonly #batch: Batch<SocketEvent>;
  #waiting = 0;
  #last = 0;

  /** `post` sends events to the thread. */
  constructor(post: (events: readonly SocketEvent[]) => void) {
    this.#batch = new Batch((events) => {
      this.#waiting += events.length;
      post(events);
    });
  }

  open(client: SignalClient, output: SignalOutput): number {
    const socket = ++this.#last;
    this.#outputs.set(socket, output);
    this.#batch.add({ kind: 'open', socket, client });
    return socket;
  }

  receive(socket: number, text: string): void {
    if (this.#waiting + this.#batch.size < WAITING_MAX) this.#batch.add({ kind: 'text', socket, text });
  }

  close(socket: number): void {
    if (this.#outputs.delete(socket)) this.#batch.add({ kind: 'close', socket });
  }

  /** Called with what the thread wants, and with how many events it has handled. */
  take(outputs: readonly SocketOutput[], handledCount: number): void {
    this.#waiting -= handledCount;
    for (const { socket, text } of outputs) {
      const output = this.#outputs.get(socket);
      if (text === undefined) output?.end();
      else output?.send(text);
    }
  }
}

/** The other end of the link, in the tracker's thread. Returns the function that gets the events. */
export function answerSockets(
  port: SignalPort,
  post: (outputs: readonly SocketOutput[], handledCount: number) => void,
): (events: readonly SocketEvent[]) => void {
  /** The numbers that the thread knows the sockets by. */
  const numbers = new Map<number, number>();
  const batch = new Batch<SocketOutput>((outputs) => post(outputs, 0));
  return (events) => {
    for (const event of events) {
      const { socket } = event;
      const number = numbers.get(socket);
      if (event.kind === 'open') {
        const output = {
          send: (text: string) => batch.add({ socket, text }),
          end: () => batch.add({ socket, text: undefined }),
        };
        numbers.set(socket, port.open(event.client, output));
      } else if (number === undefined) continue;
      else if (event.kind === 'text') port.receive(number, event.text);
      else {
        numbers.delete(socket);
        port.close(number);
      }
    }
    post([], events.length);
  };
}

/** Collects what comes in one turn, and passes it on together. */
class Batch<Item> {
  readonly #pass: (items: readonly Item[]) => void;
  #items: Item[] = [];

  constructor(pass: (items: readonly Item[]) => void) {
    this.#pass = pass;
  }

  get size(): number {
    return this.#items.length;
  }

  add(item: Item): void {
    if (this.#items.length === 0) setImmediate(() => this.#flush());
    this.#items.push(item);
  }

  #flush(): void {
    const items = this.#items;
    this.#items = [];
    this.#pass(items);
  }
}
