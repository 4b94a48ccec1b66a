import ipaddr from 'ipaddr.js';

/** An IP address as 4 or 16 bytes; an IPv4 address that is mapped into IPv6 as 4. Undefined for any other text. */
export function addressBytes(ip: string | undefined): Uint8Array | undefined {
  if (ip === undefined) return undefined;
  const bytes = dottedBytes(ip);
  if (bytes !== undefined) return bytes;
  const plain = ip.split('%', 1).join('');
  return ipaddr.isValid(plain) ? Uint8Array.from(ipaddr.process(plain).toByteArray()) : undefined;
}

const ZERO = 0x30;
const DOT = 0x2e;

/** An IPv4 address as sockets write it. The library takes microseconds, which is as long as all the rest of an answer. */
function dottedBytes(text: string): Uint8Array | undefined {
  if (text.length > 15) return undefined;
  const bytes = new Uint8Array(4);
  let at = 0;
  let value = -1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === DOT) {
      if (value === -1 || at === 3) return undefined;
      bytes[at] = value;
      at += 1;
      value = -1;
      continue;
    }
    const digit = code - ZERO;
    // A zero before other digits is octal for some programs.
    if (digit < 0 || digit > 9 || value === 0) return undefined;
    value = value === -1 ? digit : value * 10 + digit;
    if (value > 255) return undefined;
  }
  if (at !== 3 || value === -1) return undefined;
  bytes[3] = value;
  return bytes;
}
