import { createClient } from '../client/client.ts';
import { AppError } from '../errors.ts';
import { Logins } from './logins.ts';
import { checkToken, refusing, remoteAddress } from './remote.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

interface Output {
  readonly json?: boolean | undefined;
}

const INPUT_BYTES_MAX = 64 * 1024;

/**
 * Keeps a token for a server, which is asked whether it knows the token. It is read from standard input, or asked for on a
 * terminal. Rejects with malformed, with unauthorized for a token that is not valid, and like `refusing`.
 */
export async function login(text: string, { json }: Output, surroundings: Surroundings): Promise<number> {
  const server = remoteAddress(text, 'torrentry login https://torrents.example/');
  const token = await readToken(server, surroundings);
  await refusing(createClient({ url: server, token }).listTorrents({ limit: 1 }));
  new Logins(surroundings).keep({ server, token });
  if (json === true) surroundings.out(JSON.stringify({ server }));
  surroundings.error(`The token for ${server} is kept. Forget it with: torrentry logout ${server}`);
  return EXIT.ok;
}

/** Prints the servers that tokens are kept for, without these. */
export function listLogins({ json }: Output, surroundings: Surroundings): number {
  for (const server of new Logins(surroundings).list())
    surroundings.out(json === true ? JSON.stringify({ server }) : server);
  return EXIT.ok;
}

/** Forgets the token for a server. Throws malformed, and not_found when none is kept. */
export function logout(text: string, { json }: Output, surroundings: Surroundings): number {
  const server = remoteAddress(text, 'torrentry logout https://torrents.example/');
  if (!new Logins(surroundings).forget(server)) {
    throw new AppError('not_found', `Cannot forget the token for ${server}: none is kept`, {
      hint: 'List the servers with: torrentry login',
    });
  }
  if (json === true) surroundings.out(JSON.stringify({ server }));
  surroundings.error(`The token for ${server} is forgotten. On the server it is still valid.`);
  return EXIT.ok;
}

async function readToken(server: string, { askSecret, input }: Surroundings): Promise<string> {
  const typed = askSecret === undefined ? await readAll(input()) : await askSecret(`Token for ${server}: `);
  const token = typed.trim();
  if (token !== '') return checkToken(token);
  throw new AppError('malformed', 'Cannot log in: there is no token', {
    hint: `Type it when you are asked, or give it on standard input: torrentry login ${server} < token-file`,
  });
}

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.byteLength;
    if (length > INPUT_BYTES_MAX) {
      throw new AppError('malformed', 'Cannot log in: standard input has more than a token', {
        hint: 'Give the token alone, as it was printed when it was created.',
      });
    }
    all.push(chunk);
  }
  return Buffer.concat(all).toString();
}
