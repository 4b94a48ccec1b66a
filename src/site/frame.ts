import type { Addresses } from '../web/addresses.ts';

/** What every page needs beside its own content. */
export interface Frame {
  /** For links within the site: without origin. */
  readonly addresses: Addresses;
  /** For what a reader copies to elsewhere: with origin. */
  readonly publicAddresses: Addresses;
  /** The versioned name of a file of public/, as `addresses.asset` takes it. */
  readonly asset: (name: string) => string;
  /** Whether uploads take a token: then the command lines that are shown have one. */
  readonly needsToken: boolean;
}
