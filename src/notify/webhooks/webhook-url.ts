import { AppError } from '../../errors.ts';
import type { AddressGuard } from '../../http/address-guard.ts';

const URL_LENGTH_MAX = 2_000;

/**
 * The address of a receiver in its canonical form. Rejects with malformed for anything but http and https, for one with a
 * name and password, which many programs would log, and with what the guard rejects with.
 */
export async function checkWebhookUrl(text: string, guard: AddressGuard): Promise<string> {
  if (text.length > URL_LENGTH_MAX)
    throw notUsable(`it is longer than ${URL_LENGTH_MAX} characters`, 'Use a shorter address.');
  const url = URL.parse(text.trim());
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.hostname === '')
    throw notUsable('it is not an address', 'Write an address such as https://example.org/hook.');
  if (url.username !== '' || url.password !== '')
    throw notUsable(
      'it has a name or password',
      'Leave them out: the receiver knows by the signature who sent a message.',
    );
  await guard.resolve(url.hostname);
  url.hash = '';
  return url.href;
}

function notUsable(why: string, hint: string): AppError {
  return new AppError('malformed', `Cannot use this address for a webhook: ${why}`, { hint });
}
