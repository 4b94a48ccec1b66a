// Runs where the package is installed, and in the checkout: every entry, with the smallest valid torrent.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, createApp, type App } from 'torrentry';
import { readBencode, type BencodeDocument } from 'torrentry/bencode';
import { createClient, ProblemError, type AnsweredBy, type Client } from 'torrentry/client';
import { serve, type HttpServer } from 'torrentry/http';
import { plainDigests, readMetainfo, type MetainfoReport } from 'torrentry/metainfo';

const text = 'd4:infod6:lengthi1e4:name1:a12:piece lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaaee';
const torrent = new TextEncoder().encode(text);

const document: BencodeDocument = readBencode(torrent);
assert.equal(document.kindOf(0), 'dictionary');
const report: MetainfoReport = readMetainfo(torrent, plainDigests);
assert.deepEqual([report.metainfo?.name, report.metainfo?.version], ['a', 'v1']);

await assert.rejects(createApp({ port: 'none' }), ConfigError);
const data = await mkdtemp(join(tmpdir(), 'torrentry-'));
const adminToken = 'an-admin-token-for-this-run';
const app: App = await createApp({ data, adminToken, uploadBytesMax: '1 MiB', logLevel: 'error' });
const server: HttpServer = await serve(app.fetch, { host: '127.0.0.1', port: 0, log: app.log });
const address = `http://127.0.0.1:${server.port}/a/a.torrent`;
const headers = { authorization: `Bearer ${adminToken}` };
const put = await fetch(address, { method: 'PUT', body: torrent, headers });
assert.equal(put.status, 201);
assert.equal(await (await fetch(address)).text(), text);
const client: Client = createClient({ url: `http://127.0.0.1:${server.port}/`, token: adminToken });
const list: AnsweredBy<'listTorrents'> = await client.listTorrents({ collection: 'a', limit: 1 });
assert.equal(list.items[0]?.name, 'a');
await assert.rejects(client.showTorrent({ infohash: '0'.repeat(40) }), ProblemError);
// @ts-expect-error The types of the package know what a query may have.
await assert.rejects(client.listTorrents({ limit: 'all' }), { status: 400, code: 'malformed' });
await server.close(0);
await app.close();
await rm(data, { recursive: true });
