import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { respondText } from '../http/respond.ts';
import { createAddresses } from '../service/addresses.ts';

const DAY_MS = 86_400_000;
/** RFC 9116 section 2.5.5 wants less than a year. The file is made when it is asked for, so it never gets old. */
const VALID_DAYS = 180;

/** Where security problems are reported (RFC 9116). Throws not_found when the operator names no contact. */
export function securityTxt(
  contacts: readonly string[],
  now: () => Date,
): (request: Request, context: Context) => Response {
  return (_request, { base }) => {
    if (contacts.length === 0) {
      throw new AppError('not_found', 'Cannot show a security.txt: this site names no security contact', {
        hint: 'The operator can name one in the settings.',
      });
    }
    const today = Math.floor(now().getTime() / DAY_MS);
    const lines = [
      ...contacts.map((contact) => `Contact: ${contact}`),
      `Expires: ${new Date((today + VALID_DAYS) * DAY_MS).toISOString()}`,
      `Canonical: ${createAddresses(base).securityTxt}`,
    ];
    return respondText(200, lines.join('\n'), { 'cache-control': 'public, max-age=3600' });
  };
}
