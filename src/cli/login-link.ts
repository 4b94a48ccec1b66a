import type { Access } from '../access/access.ts';
import { isLive, type Token } from '../access/token.ts';
import { AppError } from '../errors.ts';
import type { Config } from '../config/settings.ts';
import { tokenJson } from '../service/token-json.ts';
import { addressOf, loginLinkAt } from './address.ts';
import { findServersHere } from './find-server.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { checkFolder, auditActorOf, parseTokenId, withAccess } from './with-access.ts';

interface LoginLinkFlags {
  readonly token?: string;
  readonly json?: boolean;
}

/**
 * Prints a link that signs one browser in as the given token, or as the first admin token. Throws not_found when there
 * is no such token.
 */
export async function printLoginLink(
  config: Config,
  flags: LoginLinkFlags,
  surroundings: Surroundings,
): Promise<number> {
  const id = flags.token === undefined ? undefined : parseTokenId(flags.token);
  checkFolder(config);
  const { token, secret } = await withAccess(config, surroundings, async (access) => {
    const found = await findToken(access, id);
    return { token: found, secret: await access.createLoginLink(found.id, auditActorOf(surroundings)) };
  });
  const { host, port, socket, origin } = config;
  const [running, ...others] = findServersHere(config);
  const address = running?.address ?? addressOf(config, { host, port, path: socket });
  surroundings.error(
    `This link works once, within one hour, as token ${token.id} "${token.name}" with the role ${token.role}:`,
  );
  const link = loginLinkAt(address, secret);
  surroundings.out(flags.json === true ? JSON.stringify({ link, token: tokenJson(token) }) : link);
  for (const other of others)
    surroundings.error(`hint: Another server on this folder is at ${other.address}`);
  // A server that runs elsewhere may have other settings than this command.
  if (
    running !== undefined &&
    running.listeners.every(({ path }) => path !== undefined) &&
    origin === undefined
  ) {
    surroundings.error('hint: The server listens on a unix socket: give its public address with --base-url.');
  }
  if (running === undefined && origin === undefined) {
    const settings = socket === undefined ? 'host and port' : 'socket';
    surroundings.error(
      `hint: ${address} comes from this command's own ${settings}. If the server is reached at another address, give that address with --base-url.`,
    );
  }
  return EXIT.ok;
}

async function findToken(access: Access, id: number | undefined): Promise<Token> {
  const now = new Date();
  const found = (await access.list()).find((token) =>
    id === undefined
      ? token.kind === 'token' && token.role === 'admin' && isLive(token, now)
      : token.id === id,
  );
  if (found !== undefined) return found;
  const which = id === undefined ? 'admin token in use' : `token ${id}`;
  throw new AppError('not_found', `Cannot create a sign-in link: there is no ${which}`, {
    hint: 'List the tokens with: torrentry token list',
  });
}
