import ipaddr from 'ipaddr.js';

/** An IP address as 4 or 16 bytes; an IPv4 address that is mapped into IPv6 as 4. Undefined for any other text. */
export function addressBytes(ip: string | undefined): Uint8Array | undefined {
  const plain = ip?.split('%', 1)[0];
  if (plain === undefined || !ipaddr.isValid(plain)) return undefined;
  return Uint8Array.from(ipaddr.process(plain).toByteArray());
}
