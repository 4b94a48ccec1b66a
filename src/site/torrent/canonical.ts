import type { Context } from '../../http/context.ts';
import { redirect } from '../../http/respond.ts';
import type { ParsedInfohash } from '../../metainfo/infohash.ts';
import { createAddresses, type Addresses, type Infohashes } from '../../service/addresses.ts';

/** The parameters of an address with an infohash. */
export interface ByInfohash {
  readonly infohash: ParsedInfohash;
}

/** Leads to the one spelling of an infohash when the request has another; `address` picks which of its addresses. */
export function toCanonical(
  { params: { infohash }, base, target }: Context<ByInfohash>,
  address: (addresses: Addresses, torrent: Infohashes) => string,
): Response | undefined {
  if (infohash.canonical) return undefined;
  return redirect(301, address(createAddresses(base), toInfohashes(infohash)) + target.search);
}

/** The infohash of an address, as addresses are made from it. */
export function toInfohashes({ version, infohash }: ParsedInfohash): Infohashes {
  return version === 'v1'
    ? { infohashV1: infohash, infohashV2: undefined }
    : { infohashV1: undefined, infohashV2: infohash };
}
