/** The host and port in the address of a tracker; the whole text where it is no address. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host || address;
}
