/** What is shown in place of a passkey. */
const MASK = '•••';

/** The names that trackers give to what identifies one of their users. */
const SECRET_NAMES =
  /^(?:pass_?key|auth_?key|torrent_?pass|key|pk|pid|secure|secret|token|auth|api_?key|rss_?key)$/i;

/**
 * Whether the address of a tracker seems to have a passkey, by which the tracker knows one of its users: whoever has it
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
  const [, before = '', path = '', query = ''] = /^([a-z]+:\/\/[^/?#]*)?([^?#]*)(.*)$/is.exec(address) ?? [];
  return (
    before.replace(/\/\/.*@/s, `//${MASK}@`) +
    path.replaceAll(/[^/]+/g, (segment) => (isRandom(segment) ? MASK : segment)) +
    query.replaceAll(/([^?&;#=]*)=([^&;#]*)/g, (parameter, name: string, value: string) =>
      isRandom(value) || (value !== '' && SECRET_NAMES.test(name)) ? `${name}=${MASK}` : parameter,
    )
  );
}

/** Long, of letters and digits alone, and of both: hex, base32 or base62, and no word. */
function isRandom(text: string): boolean {
  return /^[a-z\d]{20,}$/i.test(text) && (text.match(/\d/g) ?? []).length > 1 && /[a-z]/i.test(text);
}
