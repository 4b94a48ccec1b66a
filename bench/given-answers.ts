import { writeFileSync } from 'node:fs';
import type { BenchServer } from './server.ts';

/** What node:http sends itself with each answer. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding']);

/** A target with the header lines that it is asked with. */
export interface Asked {
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Writes what a server answers into a file, from which `peer-answers.ts` sends the same bytes and headers. */
export async function saveAnswers(server: BenchServer, asked: readonly Asked[], file: string): Promise<void> {
  const answers = [];
  for (const { target, headers = {} } of asked) {
    const answer = await fetch(`http://127.0.0.1:${server.port}${target}`, { headers, redirect: 'manual' });
    const body = Buffer.from(await answer.arrayBuffer());
    const sent = [...answer.headers].filter(([name]) => !OWN_HEADERS.has(name));
    answers.push({ target, status: answer.status, headers: sent, body: body.toString('base64') });
  }
  writeFileSync(file, JSON.stringify(answers));
}
