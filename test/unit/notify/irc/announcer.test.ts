import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createEventLog } from '../../../../src/catalogue/event-log.ts';
import { createAnnouncer } from '../../../../src/notify/irc/announcer.ts';
import { openMemoryStore } from '../../../../src/stores/memory/open.ts';
import { at, draft, MODERATOR, OWNER, v1 } from '../../../contracts/drafts.ts';
import { startIrcServer, type IrcServer } from '../../../support/irc-server.ts';
import { until } from '../../../support/until.ts';

const ACCOUNT = { user: 'me', password: 'secret' };

/** An announcer over a store in memory. */
function open(
  server: IrcServer,
  overrides: {
    readonly account?: typeof ACCOUNT;
    readonly collection?: string;
    readonly times?: { readonly reconnectMs?: number; readonly lastingMs?: number };
  } = {},
) {
  const memory = openMemoryStore();
  const { account, collection } = overrides;
  const start = () => {
    const announcer = createAnnouncer({
      irc: {
        host: '127.0.0.1',
        port: server.port,
        isSecure: false,
        nick: 'torrentry',
        account,
        channels: ['#new', '#key k'],
      },
      line: '{name}',
      collection,
      base: { origin: 'https://here.example', prefix: '' },
      events: createEventLog(memory.events, memory.catalogue),
      store: memory.events,
      log: { info() {}, warn() {}, error() {} },
      lineMs: 0,
      reconnectMs: 1,
      lastingMs: 0,
      ...overrides.times,
    });
    announcer.start();
    onTestFinished(() => announcer.stop());
    return announcer;
  };
  const publish = (name: string, what: object = {}) =>
    memory.catalogue.publish(draft(name, { name, ...what }), OWNER, {}, at(0));
  return { ...memory, start, publish };
}

/** What is said of each, in both channels. */
function lines(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [`PRIVMSG #new :${name}`, `PRIVMSG #key :${name}`]);
}

describe('createAnnouncer', () => {
  it('joins its channels, and says a line for each torrent that becomes public, in order', async () => {
    const server = await startIrcServer();
    const { start, publish, catalogue, events } = open(server);
    await publish('before');
    const announcer = start();
    await until(() => expect(announcer.state.state).toBe('connected'));
    expect(server.lines).toEqual(expect.arrayContaining(['JOIN #new', 'JOIN #key k']));
    // It begins with what happens after its first start.
    await until(async () => expect(await events.findReader('irc')).toBeDefined());
    await publish('a');
    await publish('b', { visibility: 'unlisted' });
    await publish('c');
    await catalogue.edit({ infohash: v1('b') }, { state: 'public' }, MODERATOR, {}, at(1));
    await until(() => expect(server.said()).toEqual(lines('a', 'c', 'b')));
    expect(announcer.state).toMatchObject({ channels: ['#new', '#key'], problem: undefined });
  });

  it('says what is in its collection alone', async () => {
    const server = await startIrcServer();
    const { start, publish, events } = open(server, { collection: 'debian' });
    await events.saveReader('irc', await events.findEnd());
    start();
    await publish('a', { collection: 'fedora' });
    await publish('b', { collection: 'debian/13' });
    await until(() => expect(server.said()).toEqual(lines('b')));
  });

  it('reconnects after the connection was lost, and sends the lines that were not sent', async () => {
    const server = await startIrcServer();
    const { start, publish, events } = open(server);
    await events.saveReader('irc', await events.findEnd());
    let isLost = false;
    server.handle = (line) => {
      // The line came, and the connection ends before the server says so.
      const isLine = line.startsWith('PRIVMSG #key :b') && !isLost;
      if (isLine) {
        isLost = true;
        server.drop();
      }
      return isLine;
    };
    start();
    for (const name of ['a', 'b', 'c']) await publish(name);
    await until(() => expect(server.said().slice(-2)).toEqual(lines('c')));
    expect(server.said()).toEqual(lines('a', 'b', 'b', 'c'));
  });

  it('goes on after a restart where it was', async () => {
    const server = await startIrcServer();
    const { start, publish, events } = open(server);
    await events.saveReader('irc', await events.findEnd());
    const first = start();
    await publish('a');
    await until(async () => expect(await events.findReader('irc')).toBe(await events.findEnd()));
    await first.stop();
    await publish('b');
    start();
    await until(() => expect(server.said()).toEqual(lines('a', 'b')));
  });

  it('signs in by SASL, and says why it cannot', async () => {
    const server = await startIrcServer();
    const { start } = open(server, { account: ACCOUNT });
    let accepted = false;
    server.handle = (line, send) => {
      if (line === 'CAP REQ :sasl') send(':server CAP * ACK :sasl');
      else if (line === 'AUTHENTICATE PLAIN') send('AUTHENTICATE +');
      else if (line.startsWith('AUTHENTICATE '))
        send(accepted ? ':server 903 x :ok' : ':server 904 x :SASL failed');
      else if (line === 'CAP END') send(':server 001 torrentry :Welcome');
      else return line.startsWith('USER ');
      return true;
    };
    const announcer = start();
    await until(() => expect(announcer.state).toMatchObject({ problem: '904 SASL failed' }));
    accepted = true;
    await until(() => expect(announcer.state.state).toBe('connected'));
    const sent = Buffer.from('me\0me\0secret').toString('base64');
    expect(server.lines).toContain(`AUTHENTICATE ${sent}`);
  });

  it('takes another nick when its own is in use, and says why a channel does not let it in', async () => {
    const server = await startIrcServer();
    const { start } = open(server);
    let isBanned = true;
    server.handle = (line, send) => {
      if (line === 'NICK torrentry') send(':server 433 * torrentry :Nickname is already in use');
      else if (line.startsWith('JOIN #key') && isBanned)
        send(':server 474 torrentry_ #key :Cannot join channel (+b)');
      else return false;
      return line.startsWith('JOIN');
    };
    const announcer = start();
    await until(() => expect(announcer.state.problem).toBe('474 #key Cannot join channel (+b)'));
    isBanned = false;
    await until(() => expect(announcer.state.state).toBe('connected'));
    expect(server.lines).toContain('NICK torrentry_');
  });

  it('does not come back at once to a server that lets it in and sends it away', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const server = await startIrcServer();
    const { start } = open(server, { times: { reconnectMs: 100, lastingMs: 60_000 } });
    const arrivals: number[] = [];
    server.handle = (line) => {
      if (line.startsWith('NICK')) arrivals.push(performance.now());
      if (line.startsWith('JOIN #key')) setImmediate(() => server.drop());
      return false;
    };
    const announcer = start();
    // Only a wait that ends moves this clock, however long a connection takes.
    while (arrivals.length < 5) {
      if (announcer.state.state === 'waiting') vi.advanceTimersToNextTimer();
      await new Promise(setImmediate);
    }
    const waits = arrivals.slice(1).map((time, index) => time - (arrivals[index] ?? 0));
    for (const [failures, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(100 * 2 ** failures);
      // A wait varies by a fifth, and the loop that asks for it rests for 50 ms after each round.
      expect(wait).toBeLessThanOrEqual(120 * 2 ** failures + 51);
    }
  });

  it('ends at once while it connects to a server that says nothing', async () => {
    const server = await startIrcServer();
    server.handle = () => true;
    const announcer = open(server).start();
    await until(() => expect(server.lines).not.toHaveLength(0));
    await announcer.stop();
  });
});
