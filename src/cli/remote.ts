import { ProblemError } from '../client/problem-error.ts';
import { AppError } from '../errors.ts';
import { Logins } from './logins.ts';
import type { Surroundings } from './surroundings.ts';

/** The address of another server, as a person wrote it. Throws malformed with that example. */
export function remoteAddress(text: string, example: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if ((url?.protocol === 'http:' || url?.protocol === 'https:') && isPlain)
    return url.href.endsWith('/') ? url.href : `${url.href}/`;
  throw new AppError('malformed', `Cannot use the server "${text}": it is not the address of a start page`, {
    hint: `Give the address of its start page, as in ${example}`,
  });
}

/**
 * The token for an address of another server: from that file, else from the environment, else as `torrentry login` keeps it.
 * Throws malformed for a file that cannot be read, and for what no header can have, and like `Logins.find`.
 */
export function remoteToken(
  address: string,
  surroundings: Surroundings,
  tokenFile?: string,
): string | undefined {
  const { env } = surroundings;
  const given = env['TORRENTRY_TOKEN'];
  if (tokenFile === undefined && given !== undefined) return checkToken(given);
  const file = tokenFile ?? env['TORRENTRY_TOKEN_FILE'];
  if (file !== undefined && file !== '') return checkToken(readToken(file, surroundings));
  return new Logins(surroundings).find(address);
}

/** The text as a token. Throws malformed for what no header can have. */
export function checkToken(token: string): string {
  if (/^[\x20-\x7e]*$/.test(token)) return token;
  throw new AppError(
    'malformed',
    'Cannot use the token: it has line breaks or characters that no token has',
    {
      hint: 'Give the token alone, as it was printed when it was created.',
    },
  );
}

function readToken(file: string, { readFile }: Pick<Surroundings, 'readFile'>): string {
  try {
    return readFile(file).trim();
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new AppError('malformed', `Cannot read the token from ${file}: ${why}`, {
      hint: 'Check that the file is there, and that this user may read it.',
      cause,
    });
  }
}

/** What helps where a server wants a token, or does not know the one that it was sent. */
export const TOKEN_HINT =
  'Log in with a valid token: torrentry login URL. Or set TORRENTRY_TOKEN, or TORRENTRY_TOKEN_FILE.';

/** The refusals of a server, and that it cannot be reached, as AppErrors. */
export async function refusing<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (!(error instanceof ProblemError)) {
      throw new AppError('unavailable', 'Cannot reach the server', { cause: error });
    }
    const { code = 'unavailable', message } = error;
    const hint = code === 'unauthorized' ? TOKEN_HINT : error.hint;
    throw new AppError(code === 'internal' ? 'unavailable' : code, message, {
      cause: error,
      ...(hint !== undefined && { hint }),
    });
  }
}
