import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { printAddress } from './peer-address.ts';

// The yardstick of downloads and polls: `node bench/peer-answers.ts FILE`, where the file is what `givenAnswers` wrote. A
// bare node:http server that sends these answers from memory.
interface Given {
  readonly target: string;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

const answers = new Map(
  (JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as readonly Given[]).map(
    ({ target, status, headers, body }) => [
      target,
      { status, headers: headers.flat(), body: Buffer.from(body, 'base64') },
    ],
  ),
);

const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? '');
  if (answer === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
});
printAddress(server);
