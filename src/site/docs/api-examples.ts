/** One thing that programs do with the API, in three languages. */
export interface ApiExample {
  readonly title: string;
  readonly curl: string;
  readonly javascript: string;
  readonly python: string;
}

/** Examples of the API at this address; `TOKEN` and `INFOHASH` stand for what a reader puts in. */
export function apiExamples(api: string): readonly ApiExample[] {
  return [
    {
      title: 'List the newest torrents of a collection',
      curl: `curl -f '${api}/torrents?collection=my-collection&below=true&limit=10'`,
      javascript: `const answer = await fetch('${api}/torrents?collection=my-collection&below=true&limit=10');
const { items, next } = await answer.json();
for (const torrent of items) console.log(torrent.name, torrent.links.download);`,
      python: `import json, urllib.request

with urllib.request.urlopen('${api}/torrents?collection=my-collection&below=true&limit=10') as answer:
    for torrent in json.load(answer)['items']:
        print(torrent['name'], torrent['links']['download'])`,
    },
    {
      title: 'Publish a torrent',
      curl: `curl -f -u :TOKEN -H 'Content-Type: application/x-bittorrent' --data-binary @name.torrent '${api}/torrents?collection=my-collection&tags=stable'`,
      javascript: `import { readFile } from 'node:fs/promises';

const answer = await fetch('${api}/torrents?collection=my-collection&tags=stable', {
  method: 'POST',
  headers: { authorization: 'Bearer TOKEN', 'content-type': 'application/x-bittorrent' },
  body: await readFile('name.torrent'),
});
const torrent = await answer.json();
if (!answer.ok) throw new Error(\`\${torrent.detail} \${torrent.hint}\`);
console.log(torrent.outcome, torrent.links.self);`,
      python: `import json, urllib.request

request = urllib.request.Request(
    '${api}/torrents?collection=my-collection&tags=stable',
    data=open('name.torrent', 'rb').read(),
    headers={'Authorization': 'Bearer TOKEN', 'Content-Type': 'application/x-bittorrent'},
)
with urllib.request.urlopen(request) as answer:
    torrent = json.load(answer)
print(torrent['outcome'], torrent['links']['self'])`,
    },
    {
      title: 'Change the title of a torrent',
      curl: `curl -f -u :TOKEN -X PATCH -H 'Content-Type: application/json' -d '{"title": "My title"}' ${api}/torrents/INFOHASH`,
      javascript: `const answer = await fetch('${api}/torrents/INFOHASH', {
  method: 'PATCH',
  headers: { authorization: 'Bearer TOKEN', 'content-type': 'application/json' },
  body: JSON.stringify({ title: 'My title' }),
});
console.log((await answer.json()).title);`,
      python: `import json, urllib.request

request = urllib.request.Request(
    '${api}/torrents/INFOHASH',
    method='PATCH',
    data=json.dumps({'title': 'My title'}).encode(),
    headers={'Authorization': 'Bearer TOKEN', 'Content-Type': 'application/json'},
)
with urllib.request.urlopen(request) as answer:
    print(json.load(answer)['title'])`,
    },
    {
      title: 'Check a file without publishing it',
      curl: `curl -f --data-binary @name.torrent ${api}/torrents/check`,
      javascript: `import { readFile } from 'node:fs/promises';

const answer = await fetch('${api}/torrents/check', { method: 'POST', body: await readFile('name.torrent') });
const { verdict, findings } = await answer.json();
console.log(verdict, findings.length);`,
      python: `import json, urllib.request

request = urllib.request.Request('${api}/torrents/check', data=open('name.torrent', 'rb').read())
with urllib.request.urlopen(request) as answer:
    report = json.load(answer)
print(report['verdict'], len(report['findings']))`,
    },
  ];
}
