#!/usr/bin/env bash
# Makes the types of the API from its OpenAPI document by openapi-typescript, in a folder of its own, and compiles and runs
# a small program that uses them with openapi-fetch. That generator needs an older TypeScript than this project, so it is
# no dependency, and the program is here, because its types exist only there.
#
#   test/package/openapi-client.sh TARBALL FOLDER        TARBALL is the packed package; FOLDER must not exist
set -euo pipefail

tarball=$1
mkdir "$2"
cd "$2"

cat >package.json <<'JSON'
{ "private": true, "type": "module" }
JSON
npm install --silent --no-audit --no-fund --ignore-scripts "$tarball" \
  openapi-typescript@7.13.0 openapi-fetch@0.17.0 typescript@5.9 @types/node@26

cat >describe.ts <<'TS'
import { createApp } from 'torrentry';

const app = await createApp({ data: 'data', adminToken: 'an-admin-token-for-this-run', logLevel: 'error' });
const answer = await app.fetch(new Request('http://localhost/api/v1/openapi.json'));
process.stdout.write(await answer.text());
await app.close();
TS
node describe.ts >openapi.json
node_modules/.bin/openapi-typescript openapi.json --output api.ts >/dev/null

cat >client.ts <<'TS'
import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import { createApp } from 'torrentry';
import { serve } from 'torrentry/http';
import type { components, paths } from './api.ts';

const adminToken = 'an-admin-token-for-this-run';
const app = await createApp({ data: 'data', adminToken, logLevel: 'error' });
const server = await serve(app.fetch, { host: '127.0.0.1', port: 0, log: app.log });
const client = createClient<paths>({
  baseUrl: `http://127.0.0.1:${server.port}`,
  headers: { authorization: `Bearer ${adminToken}` },
});

const text = 'd4:infod6:lengthi1e4:name1:a12:piece lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaaee';
const published = await client.POST('/api/v1/torrents', {
  params: { query: { collection: 'debian/13', tags: 'iso,amd64' } },
  headers: { 'content-type': 'application/x-bittorrent' },
  body: {},
  bodySerializer: () => text,
});
assert(published.data !== undefined && 'infohashV1' in published.data);
const infohash = published.data.infohashV1 ?? '';

const list = await client.GET('/api/v1/torrents', { params: { query: { collection: 'debian/13', limit: '10' } } });
const torrents: readonly components['schemas']['Torrent'][] = list.data?.items ?? [];
assert.deepEqual(torrents.map(({ name, tags }) => [name, tags]), [['a', ['iso', 'amd64']]]);

const path = { infohash };
const edited = await client.PATCH('/api/v1/torrents/{infohash}', { params: { path }, body: { title: 'A title' } });
assert.equal(edited.data?.title, 'A title');
const refused = await client.PATCH('/api/v1/torrents/{infohash}', { params: { path }, body: { title: 'a\0b' } });
assert.equal(refused.error?.code, 'malformed');

await server.close(0);
await app.close();
TS
node_modules/.bin/tsc --noEmit --strict --target es2024 --module nodenext --allowImportingTsExtensions client.ts describe.ts
node client.ts
