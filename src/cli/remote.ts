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

/** The token for another server: from that file, else from the environment. */
export function remoteToken({ env, readFile }: Surroundings, tokenFile?: string): string | undefined {
  if (tokenFile === undefined && env['TORRENTRY_TOKEN'] !== undefined) return env['TORRENTRY_TOKEN'];
  const file = tokenFile ?? env['TORRENTRY_TOKEN_FILE'];
  return file === undefined ? undefined : readFile(file).trim();
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
