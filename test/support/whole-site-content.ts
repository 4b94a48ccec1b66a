import { expect } from 'vitest';
import { v1 } from './metainfo/make.ts';
import { realTorrents } from './corpus.ts';
import { sendJson } from './forms.ts';
import { makePicture } from './pictures.ts';
import { publishBytes, publishTorrent } from './published.ts';
import type { TestService } from './service.ts';
import { makeTorrent } from './torrents.ts';

type Headers = Readonly<Record<string, string>>;

/** What strangers wrote. */
export interface Written {
  /** Names of torrents, and of what is in them. */
  readonly names: readonly [string, ...string[]];
  /** What is taken as a title, a tag or a reason. */
  readonly line: string;
  /** What is taken as a collection. */
  readonly collection: string;
  /** The comment of a metainfo file. */
  readonly comment: string;
}

/** What breaks pages that trust it. */
export const HOSTILE: Written = {
  names: [
    `<img src=x onerror=alert(1)>"'&amp;&lt;b&gt;<script>alert(2)<!--`,
    'Ünïcödé 漢字かな한국어 עברית العربية हिन्दी ไทย 👩🏽‍🚀',
    '\u202egpj.exe\u2066x\u2069\u200f\u061c',
    'a\u200bb\u200dc\u2060d\ufeffe\u0001\u0085',
    'wide'.repeat(500),
  ],
  line: `</title></a><img src=x onerror=alert(1)>"'&amp; שלום 漢字`,
  collection: `<img src=x onerror=alert(1)>"'&amp; שלום ${'wide'.repeat(30)}`,
  comment: 'wide'.repeat(2560),
};

/** As many texts that break nothing. */
export const HARMLESS: Written = {
  names: ['one', 'two', 'three', 'four', 'five'],
  line: 'a line',
  collection: 'more',
  comment: 'a comment',
};

/** The paths of the pages of torrents that stand for all of their kind. */
export interface Shown {
  readonly described: string;
  readonly hybrid: string;
  /** Of more files than one page shows. */
  readonly many: string;
  /** With all that a metainfo file can tell. */
  readonly full: string;
  readonly named: readonly string[];
  readonly superseded: string;
  readonly removed: string;
  /** Removed, and another has its path by now. */
  readonly replaced: string;
  readonly hidden: string;
  readonly pending: string;
}

/** More than stand on one page of the list, and than the tree shows whole. */
const FILES_MANY = 2100;
const DESCRIPTION = `# About\n\n**Bold**, \`code\`, [a link](https://a.example/):\n\n- one\n- two\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`;

/** Fills a service with torrents in all states, and with all else that its pages tell of. The owner is an uploader. */
export async function fillService(service: TestService, owner: Headers, written: Written): Promise<Shown> {
  const { names, line, collection } = written;
  const real = new Map<string, string>();
  for (const { fileName, bytes } of realTorrents()) {
    const to = `/real/${encodeURIComponent(fileName)}`;
    real.set(fileName, (await publishBytes(service, to, new Uint8Array(bytes))).page);
  }
  const named = [];
  for (const [index, name] of names.entries()) {
    const files = [{ path: [name, name], length: 5 }];
    const body = makeTorrent({ name, comment: name, announce: name, files });
    named.push((await publishBytes(service, `/named/${index}.torrent`, body)).page);
  }
  const to = `/${encodeURIComponent(collection)}/full.torrent`;
  const full = (await publishBytes(service, to, withEveryMember(written))).page;
  await change(service, full, { description: line });
  const many = (await publishBytes(service, '/a/many.torrent', manyFiles(names[0]))).page;
  const of = async (name: string) =>
    (await publishTorrent(service, `/owned/${name}.torrent`, name, owner)).page;
  const [hidden, removed, pending] = [await of('hidden'), await of('removed'), await of('pending')];
  await change(service, hidden, { state: 'hidden', stateReason: line });
  await change(service, removed, { state: 'public' });
  const replaced = (await publishTorrent(service, '/a/replaced.torrent', 'replaced')).page;
  for (const it of [removed, replaced])
    await service.request(it, { method: 'DELETE', headers: service.authorization });
  await publishTorrent(service, '/a/replaced.torrent', names[0]);
  // Waits for the same path as another.
  await publishTorrent(service, '/owned/pending.torrent', names[1] ?? '', owner);
  const live = { method: 'POST', body: makeTorrent({ name: 'live' }), headers: service.authorization };
  expect((await service.request('/streams/live/', live)).status).toBe(200);
  const shown = {
    ...(await describeOne(service, line)),
    hybrid: real.get('bittorrent-v2-hybrid-test.torrent') ?? '',
    many,
    full,
    named,
    removed,
    replaced,
    hidden,
    pending,
  };
  await fillAdministration(service, shown.described, line);
  return shown;
}

/** A torrent with all that its publisher can say of it, in the place of an older one. */
async function describeOne(service: TestService, line: string) {
  const path = '/a/described.torrent';
  const superseded = (await publishTorrent(service, path, 'older')).page;
  const described = (await publishTorrent(service, path, 'newer')).page;
  await change(service, described, {
    title: line,
    description: DESCRIPTION,
    category: 'Audio books',
    tags: ['stable', line.slice(0, 40)],
    licence: line,
  });
  const init = { method: 'PUT', headers: service.authorization };
  const picture = { ...init, body: await makePicture() };
  expect((await service.request(`${described}/images/shot.png`, picture)).status).toBe(201);
  const headers = { ...init.headers, 'content-type': 'application/json' };
  const publisher = { method: 'PUT', headers, body: JSON.stringify({ name: 'Example', about: '**Text**' }) };
  expect((await service.request('/api/v1/publishers/example', publisher)).status).toBe(200);
  return { superseded, described };
}

/** What waits for moderators, and what else they have done. */
async function fillAdministration(service: TestService, reported: string, line: string): Promise<void> {
  for (const kind of ['malware', 'spam'])
    await sendJson(service, `/api/v1${reported}/reports`, { kind, text: line }, {});
  await sendJson(service, '/api/v1/blocks', { infohash: 'a'.repeat(40), reason: line });
  const bans = [{ range: '192.0.2.7' }, { range: '2001:db8::/32', expiresAt: '2999-01-31T00:00:00Z' }];
  for (const ban of bans)
    expect((await sendJson(service, '/api/v1/bans', { ...ban, reason: line })).status).toBe(201);
  const token = { name: line, role: 'uploader', collection: 'debian/**', torrentsMax: 5 };
  expect((await sendJson(service, '/api/v1/tokens', token)).status).toBe(201);
  // A port at which nothing answers.
  const webhook = { url: `http://127.0.0.1:9/${encodeURIComponent(line)}` };
  expect((await sendJson(service, '/api/v1/webhooks', webhook)).status).toBe(201);
  expect((await sendJson(service, '/api/v1/webhooks/1/test', {})).status).toBe(200);
}

async function change(service: TestService, page: string, changes: object): Promise<void> {
  const answer = await service.request(`/api/v1${page}`, {
    method: 'PATCH',
    headers: { ...service.authorization, 'content-type': 'application/json' },
    body: JSON.stringify(changes),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

/** A torrent that has the text in every member that can have one. */
function withEveryMember({ names: [text], comment }: Written): Uint8Array<ArrayBuffer> {
  return v1(
    { name: `full ${text}`, source: text, private: 1, similar: ['b'.repeat(20)], collections: [text] },
    {
      announce: 'http://tracker.example/announce',
      'announce-list': [['http://tracker.example/announce', text], [text]],
      comment,
      'created by': text,
      'creation date': 1_700_000_000,
      encoding: 'UTF-8',
      publisher: text,
      'publisher-url': `https://publisher.example/${text}`,
      'url-list': ['http://seed.example/', text],
      httpseeds: [text],
      nodes: [[text, 6881]],
      [`x-${text}`]: 1,
    },
  );
}

function manyFiles(name: string): Uint8Array<ArrayBuffer> {
  const files = Array.from({ length: FILES_MANY }, (_, index) => ({
    path: [`folder ${index % 3}`, `${name} ${index}`],
    length: 1000 + index,
  }));
  return makeTorrent({ name: 'many', files });
}
