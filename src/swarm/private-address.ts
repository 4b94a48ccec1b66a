/** Whether an address of 4 or 16 bytes is of a private, local or shared network, which others cannot reach. */
export function isPrivateAddress(address: Uint8Array): boolean {
  const first = address[0] as number;
  const second = address[1] as number;
  if (address.length === 4) {
    return (
      first === 10 ||
      first === 127 ||
      first === 0 ||
      (first === 172 && (second & 0xf0) === 16) ||
      (first === 192 && second === 168) ||
      (first === 169 && second === 254) ||
      // Between carriers and their customers (RFC 6598).
      (first === 100 && (second & 0xc0) === 64)
    );
  }
  if ((first & 0xfe) === 0xfc) return true;
  if (first === 0xfe && (second & 0xc0) === 0x80) return true;
  return address.subarray(0, 15).every((byte) => byte === 0);
}
