/** What is shown in place of a passkey. */
const MASK = '•••';

/** The names that trackers give to what identifies one of their users. */
const SECRET_NAMES =
  /^(?:pass_?key|auth_?key|torrent_?pass|key|pk|pid|secure|secret|token|auth|api_?key|rss_?key)$/i;

/**
 * Whether the address of a tracker seems to have a passkey, by which the tracker knows one of its users: anyone who has it
 * can download and upload under that user's name.
 */
export function hasPasskey(address: string): boolean {
  return maskPasskeys(address) !== address;
}

/**
 * The address with what seems to be a passkey masked: a long random segment of the path, the value of a parameter such
 * as `passkey`, a user and password before the host.
 */
export function maskPasskeys(address: string): string {
  const [beforeQuery = ''] = address.split(/[?#]/, 1);
  const scheme = beforeQuery.indexOf('://');
  const hostStart = scheme < 0 ? 0 : scheme + 3;
  const slash = beforeQuery.indexOf('/', hostStart);
  const pathStart = slash < 0 ? beforeQuery.length : slash;
  const user = address.lastIndexOf('@', pathStart);
  const host =
    user < hostStart
      ? address.slice(0, pathStart)
      : `${address.slice(0, hostStart)}${MASK}${address.slice(user, pathStart)}`;
  const path = beforeQuery.slice(pathStart).split('/');
  const query = address.slice(beforeQuery.length).split(/([?&;#])/);
  return `${host}${path.map(maskRandom).join('/')}${query.map(maskParameter).join('')}`;
}

function maskRandom(text: string): string {
  return isRandom(text) ? MASK : text;
}

function maskParameter(parameter: string): string {
  const sign = parameter.indexOf('=');
  const value = parameter.slice(sign + 1);
  if (sign < 0 || value === '') return parameter;
  const name = parameter.slice(0, sign);
  return `${name}=${SECRET_NAMES.test(name) ? MASK : maskRandom(value)}`;
}

/** Long, of letters and digits alone, and of both: hex, base32 or base62, and no word. */
function isRandom(text: string): boolean {
  return /^[a-z\d]{20,}$/i.test(text) && (text.match(/\d/g) ?? []).length > 1 && /[a-z]/i.test(text);
}
