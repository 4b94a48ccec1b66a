import { AppError } from '../errors.ts';
import type { Base } from '../http/context.ts';
import type { Refusal } from '../http/refusal.ts';
import { parseTarget, targetBelow } from '../http/target.ts';

/**
 * The path that a Destination header names (RFC 4918 section 10.3), decoded and below the path of the service; or the
 * refusal for one on another server. Throws malformed.
 */
export function parseDestination(request: Request, base: Base): string | Refusal {
  const header = request.headers.get('destination')?.trim() ?? '';
  if (header === '')
    throw new AppError('malformed', 'Cannot tell where to: the request has no Destination', {
      hint: 'Send the new address in the header Destination.',
    });
  if (!header.startsWith('/') && !isHere(header, base)) return elsewhere(base);
  const target = targetBelow(parseTarget(header), base.prefix);
  return target === undefined ? elsewhere(base) : target.segments.join('/');
}

/** By its host alone: behind a proxy that does not tell, the scheme that the client uses is not known. */
function isHere(address: string, { origin }: Base): boolean {
  const { host } = new URL(origin);
  return URL.canParse(address) && /^https?:/i.test(address) && new URL(address).host === host;
}

function elsewhere({ origin, prefix }: Base): Refusal {
  return {
    status: 502,
    detail: 'Cannot put anything there: the Destination is not an address of this service',
    hint: `Its addresses begin with ${origin}${prefix}/`,
  };
}

/** Whether what is at the destination may be replaced (RFC 4918 section 10.6). Throws malformed. */
export function mayOverwrite(request: Request): boolean {
  const overwrite = request.headers.get('overwrite')?.trim().toUpperCase() ?? 'T';
  if (overwrite === 'T' || overwrite === 'F') return overwrite === 'T';
  throw new AppError('malformed', `Cannot use the Overwrite "${overwrite.slice(0, 40)}"`, {
    hint: 'Send T or F.',
  });
}
