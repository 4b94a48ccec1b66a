// What strangers send during the soak, from addresses of their own: run by main.ts as a process of its own.
import { renameSync, symlinkSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { collidingNames } from '../support/metainfo/colliding-names.ts';
import { hostileTorrents } from '../support/metainfo/hostile-torrents.ts';
import { v1Files } from '../support/metainfo/make.ts';

const {
  SOAK_URL = '',
  SOAK_LARGE = '',
  SOAK_SIGNED = '',
  SOAK_DAY = '',
  SOAK_FILES = '',
  SOAK_SECRET = '',
} = process.env;
const url = new URL(SOAK_URL);
const counts = new Map<string, number>();
let connections = 0;

function count(what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** Each attack has some addresses of its own, so that the limits of one do not hide another. */
function addressOf(attack: number, index = 0): string {
  return `127.0.${10 + attack}.${1 + (index % 250)}`;
}

interface Ask {
  readonly method?: string;
  readonly body?: Uint8Array | string;
  readonly headers?: Record<string, string>;
}

/** Sends one request from that address, and reads its answer whole. */
function ask(name: string, from: string, path: string, { method = 'GET', body, headers = {} }: Ask = {}) {
  return new Promise<void>((resolve) => {
    const options = { method, headers, localAddress: from, agent: false as const, timeout: 60_000 };
    const sent = httpRequest(new URL(path, url), options, (answer) => {
      count(`${name} ${answer.statusCode}`);
      answer.on('data', (chunk: Buffer) => {
        if (chunk.includes(SOAK_SECRET)) count('leaked');
      });
      answer.once('close', resolve);
    });
    sent.once('timeout', () => sent.destroy());
    sent.once('error', (error: NodeJS.ErrnoException) => {
      count(`${name} ${error.code}`);
      resolve();
    });
    sent.end(body);
  });
}

function open(from: string, onEnd: () => void): Socket {
  const socket = connect({ host: url.hostname, port: Number(url.port), localAddress: from });
  connections++;
  socket.once('error', () => {});
  socket.once('close', () => {
    connections--;
    onEnd();
  });
  return socket;
}

/** Runs one attack again and again. */
function again(attack: (round: number) => Promise<unknown>, pauseMs = 0): void {
  const run = async (round: number): Promise<void> => {
    await attack(round);
    await wait(pauseMs + 10);
    await run(round + 1);
  };
  void run(0);
}

const marks = `a${'\u0315\u0300'.repeat(64_000)}`;
const oneFile = (name: string) => v1Files([{ length: 1, path: [name] }]);
const CHECK = { method: 'POST', headers: { 'content-type': 'application/x-bittorrent' } };

// Marks in names, in a report, and in a search.
again((round) =>
  ask('marks', addressOf(0, round), '/api/v1/torrents/check', { ...CHECK, body: oneFile(marks) }),
);
again((round) =>
  ask('report', addressOf(1, round), `/api/v1/torrents/${SOAK_LARGE}/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'other', text: marks }),
  }),
);
again((round) => ask('search', addressOf(2, round), `/?q=${encodeURIComponent('\u0315\u0300'.repeat(500))}`));

// Torrents that are costly to check, as large as one may be.
const kinds = Object.values(hostileTorrents);
const colliding = v1Files(collidingNames(30_000).map((name) => ({ length: 1, path: [name] })));
const bodies = [colliding, ...kinds.map((make) => make(40_000))].filter(
  ({ byteLength }) => byteLength <= 10 * 1024 * 1024,
);
again((round) => {
  const body = bodies[round % bodies.length] ?? '';
  return ask('hostile', addressOf(3, round), '/api/v1/torrents/check', { ...CHECK, body });
});

// Connections that ask for a large answer and hardly read it.
function readSlowly(index: number): void {
  const socket = open(addressOf(4, index), () => setTimeout(() => readSlowly(index), 1_000));
  socket.write(
    `GET /torrents/${SOAK_LARGE}/files HTTP/1.1\r\nhost: ${url.host}\r\naccept: text/plain\r\n\r\n`,
  );
  const timer = setInterval(() => socket.read(512), 10_000);
  socket.once('close', () => clearInterval(timer));
  socket.pause();
}
for (let index = 0; index < 80; index++) readSlowly(index);

// Many requests at once on one connection, whose answers nobody reads.
function pipeline(index: number): void {
  const socket = open(addressOf(5, index), () => setTimeout(() => pipeline(index), 1_000));
  socket.pause();
  socket.write(`GET / HTTP/1.1\r\nhost: ${url.host}\r\naccept: text/html\r\n\r\n`.repeat(40_000));
  setTimeout(() => socket.destroy(), 30_000);
}
for (let index = 0; index < 4; index++) pipeline(index);

// Pages that cost much: signatures, a long day of a log, and the files of a large torrent.
again((round) =>
  ask('signed', addressOf(6, round), `/torrents/${SOAK_SIGNED}`, { headers: { accept: 'text/html' } }),
);
again((round) => ask('log', addressOf(7, round), SOAK_DAY, { headers: { accept: 'text/html' } }));
again((round) => ask('file list', addressOf(8, round), `/torrents/${SOAK_LARGE}/files?q=9`));

// Followers of a log, from two addresses.
function follow(index: number): void {
  const socket = open(addressOf(9, index % 2), () => setTimeout(() => follow(index), 2_000));
  socket.write(`GET /irc/today/events HTTP/1.1\r\nhost: ${url.host}\r\naccept: text/event-stream\r\n\r\n`);
  socket.resume();
}
for (let index = 0; index < 300; index++) follow(index);

// Tokens that are guessed, and links that are.
again((round) =>
  ask('guess', addressOf(10, round), '/api/v1/tokens', {
    headers: { authorization: `Bearer ${'x'.repeat(20)}${round}` },
  }),
);

// Sign-ins that fail, and delete keys that are guessed.
again((round) =>
  ask('sign-in', addressOf(11, round), '/login', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url.origin },
    body: `token=${'x'.repeat(20)}${round}`,
  }),
);
again((round) =>
  ask('delete key', addressOf(12, round), `/torrents/${SOAK_LARGE}/delete?key=${'z'.repeat(32)}${round}`),
);

// A folder that is served becomes a link to another one and back, while files are asked for.
const served = (name: string) => join(SOAK_FILES, 'served', name);
symlinkSync(join(SOAK_FILES, 'secret'), served('link'));
const MOVES = [
  ['folder', 'away'],
  ['link', 'folder'],
  ['folder', 'link'],
  ['away', 'folder'],
] as const;
again(async (round) => {
  const [from, to] = MOVES[round % MOVES.length] ?? MOVES[0];
  renameSync(served(from), served(to));
});
again((round) => ask('files', addressOf(13, round), '/files/folder/file.txt'));

process.stdout.write('ready\n');

process.on('SIGTERM', () => {
  process.stdout.write(
    `${JSON.stringify({ connections, ...Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) })}\n`,
  );
  process.exit(0);
});
