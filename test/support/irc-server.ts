import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface IrcServer {
  readonly port: number;
  /** The lines that clients sent, without PING and PONG. */
  readonly lines: readonly string[];
  /** What was said in channels. */
  said(): readonly string[];
  /** Ends all connections. */
  drop(): void;
  /** Called with each line first; true for one that it has answered itself. */
  handle: (line: string, send: (line: string) => void) => boolean;
}

/** A small IRC server on this machine, which ends with the test. */
export async function startIrcServer(): Promise<IrcServer> {
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    const send = (line: string): void => void socket.write(`${line}\r\n`);
    let nick = '';
    let isKnown = false;
    const welcome = (): void => {
      if (nick !== '' && isKnown) send(`:server 001 ${nick} :Welcome`);
    };
    let rest = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      const all = (rest + text).split('\r\n');
      rest = all.pop() ?? '';
      for (const line of all) {
        const [command = '', first = ''] = line.split(' ');
        if (command !== 'PING') lines.push(line);
        if (irc.handle(line, send)) continue;
        if (command === 'PING') send(`:server PONG server ${line.slice('PING '.length)}`);
        else if (command === 'NICK') {
          nick = first;
          welcome();
        } else if (command === 'USER') {
          isKnown = true;
          welcome();
        } else if (command === 'JOIN') send(`:${nick}!u@h JOIN ${first}`);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const irc: IrcServer = {
    port: (server.address() as AddressInfo).port,
    lines,
    said: () => lines.filter((line) => line.startsWith('PRIVMSG ')),
    drop() {
      for (const socket of sockets) socket.destroy();
    },
    handle: () => false,
  };
  onTestFinished(() => {
    irc.drop();
    server.close();
  });
  return irc;
}
