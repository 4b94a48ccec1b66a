import { ProblemError } from '../client/problem-error.ts';
import { AppError } from '../errors.ts';
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
 * The token for another server: from that file, else from the environment. Throws malformed for a file that cannot be read,
 * and for what no header can have.
 */
export function remoteToken(surroundings: Surroundings, tokenFile?: string): string | undefined {
  const { env } = surroundings;
  const file = tokenFile ?? env['TORRENTRY_TOKEN_FILE'];
  const isInFile = tokenFile !== undefined || env['TORRENTRY_TOKEN'] === undefined;
  const token = isInFile ? file && readToken(file, surroundings) : env['TORRENTRY_TOKEN'];
  if (token === undefined || /^[\x20-\x7e]*$/.test(token)) return token;
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

/** The refusals of a server, and that it cannot be reached, as AppErrors. */
export async function refusing<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (!(error instanceof ProblemError)) {
      throw new AppError('unavailable', 'Cannot reach the server', { cause: error });
    }
    const { code = 'unavailable', message, hint } = error;
    throw new AppError(code === 'internal' ? 'unavailable' : code, message, {
      cause: error,
      ...(hint !== undefined && { hint }),
    });
  }
}
