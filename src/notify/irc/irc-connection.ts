import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { plain } from './line.ts';
import { parseIrcMessage, type IrcMessage } from './irc-message.ts';

export interface IrcOptions {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
  readonly nick: string;
  /** For SASL PLAIN (RFC 4616, IRCv3 sasl). */
  readonly account: { readonly user: string; readonly password: string } | undefined;
  /** With a key after a space, where a channel has one. */
  readonly channels: readonly string[];
  /** How long the server may be silent when something is expected of it, in milliseconds. */
  readonly timeoutMs?: number | undefined;
}

/** A connection to an IRC server, in all of its channels. */
export interface IrcConnection {
  /**
   * Sends one line to all channels. Resolves once the server has read it. Rejects when it refuses, or the connection
   * ends.
   */
  say(text: string): Promise<void>;
  /** Disconnects. */
  close(): void;
  /** Resolves to the reason when the connection has ended. */
  readonly ended: Promise<string>;
}

const TIMEOUT_MS = 60_000;
/** Longer than the server's own limit with message tags; a server that sends no end of line is none. */
const LINE_BYTES_MAX = 16_384;
const NICK_TRIES_MAX = 3;

/** Numbers by which a server refuses a nick, a sign-in, a channel, or a line. */
const NICK_IN_USE = new Set(['433', '436', '437']);
const REFUSED = new Set('403 404 405 432 464 465 471 473 474 475 476 477 489 902 904 905 906 908'.split(' '));

/** Connects, signs in and joins all channels, until `signal` ends it. Rejects with the reason why that is not possible. */
export async function connectIrc(options: IrcOptions, signal: AbortSignal): Promise<IrcConnection> {
  const { host, port, isSecure, nick, account, channels, timeoutMs = TIMEOUT_MS } = options;
  const socket = isSecure ? connectTls({ host, port, servername: host }) : connectTcp({ host, port });
  const names = channels.map((channel) => (channel.split(' ')[0] ?? '').toLowerCase());
  const joined = new Set<string>();
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<string>();
  /** What waits until the server has read everything before a PING, by the text of that. */
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  let own = nick;
  let tries = 0;
  let count = 0;

  const send = (line: string): void => void socket.write(`${plain(line)}\r\n`);
  const end = (reason: string): void => {
    socket.destroy();
    ended.resolve(reason);
    ready.reject(new Error(reason));
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };

  const handle = (message: IrcMessage): void => {
    const { source, command, params } = message;
    const last = params.at(-1) ?? '';
    if (command === 'PING') send(`PONG :${last}`);
    else if (command === 'PONG') waiting.get(last)?.resolve();
    else if (command === 'CAP' && params[1] === 'ACK') send('AUTHENTICATE PLAIN');
    else if (command === 'CAP' && params[1] === 'NAK') end('The server does not know SASL');
    else if (command === 'AUTHENTICATE' && account !== undefined) authenticate(account, send);
    else if (command === '903') send('CAP END');
    else if (command === '421' && params[1] === 'CAP' && account !== undefined)
      end('The server does not know SASL');
    else if (NICK_IN_USE.has(command)) {
      if (++tries > NICK_TRIES_MAX) end(`The nick is in use: ${last}`);
      else send(`NICK ${(own += '_')}`);
    } else if (command === '001') {
      own = params[0] ?? own;
      for (const channel of channels) send(`JOIN ${channel}`);
    } else if (command === 'NICK' && source.split('!')[0] === own) own = params[0] ?? own;
    else if (command === 'JOIN' && source.split('!')[0] === own) {
      joined.add((params[0] ?? '').toLowerCase());
      if (names.every((name) => joined.has(name))) ready.resolve();
    } else if (command === 'KICK' && params[1] === own) end(`Kicked from ${params[0]}: ${last}`);
    else if (command === 'ERROR' || REFUSED.has(command))
      end(`${command} ${params.slice(1).join(' ') || last}`);
  };

  readLines(socket, handle, end);
  let isAsked = false;
  socket.on('data', () => (isAsked = false));
  socket.setTimeout(timeoutMs, () => {
    // A quiet server is asked whether it is there, and then has as long again.
    if (isAsked || waiting.size > 0) return end(`The server was silent for ${timeoutMs / 1000} seconds`);
    isAsked = true;
    send('PING :there');
  });
  const stop = (): void => end('stopped');
  signal.addEventListener('abort', stop, { once: true });
  void ended.promise.then(() => signal.removeEventListener('abort', stop));
  if (account !== undefined) send('CAP REQ :sasl');
  send(`NICK ${nick}`);
  send(`USER ${nick.replaceAll(/[^A-Za-z0-9]/g, '') || 'torrentry'} 0 * :Torrentry`);
  const late = setTimeout(
    () => end(`Could not join all channels within ${timeoutMs / 1000} seconds`),
    timeoutMs,
  );
  try {
    await ready.promise;
  } finally {
    clearTimeout(late);
  }
  return {
    ended: ended.promise,
    async say(text) {
      for (const name of names) send(`PRIVMSG ${name} :${text}`);
      const token = `said ${++count}`;
      const read = Promise.withResolvers<void>();
      waiting.set(token, read);
      send(`PING :${token}`);
      try {
        await read.promise;
      } finally {
        waiting.delete(token);
      }
    },
    close() {
      socket.end('QUIT :bye\r\n');
      ended.resolve('closed');
      for (const { reject } of waiting.values()) reject(new Error('closed'));
    },
  };
}

/** SASL PLAIN in pieces of 400 characters; one that is just as long is followed by an empty one. */
function authenticate(
  { user, password }: { readonly user: string; readonly password: string },
  send: (line: string) => void,
): void {
  const text = Buffer.from(`${user}\0${user}\0${password}`).toString('base64');
  for (let at = 0; at < text.length; at += 400) send(`AUTHENTICATE ${text.slice(at, at + 400)}`);
  if (text.length % 400 === 0) send('AUTHENTICATE +');
}

function readLines(
  socket: Socket,
  handle: (message: IrcMessage) => void,
  end: (reason: string) => void,
): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    if (rest.length > LINE_BYTES_MAX) return end('The server sent a line without an end');
    for (const line of lines) {
      const message = parseIrcMessage(line);
      if (message !== undefined) handle(message);
    }
  });
  socket.on('error', (error: Error) => end(error.message));
  socket.on('close', () => end('The connection was closed'));
}
