import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Base } from '../http/context.ts';
import type { Assets } from '../http/files.ts';
import { createAddresses, within } from '../web/addresses.ts';
import type { Identity } from '../web/identity.ts';
import type { Frame } from './frame.ts';

/** What the handlers of the site work with. */
export interface SiteDeps {
  readonly catalogue: Catalogue;
  readonly identity: Identity;
  readonly assets: Assets;
  /** The largest .torrent file that is taken, in bytes. */
  readonly uploadBytesMax: number;
  /** Whether the upload form asks for a token. */
  readonly uploads: 'token' | 'open';
}

/** The frame of a page for a client that reached the service at `base`. */
export function frameOf({ assets, uploads }: Pick<SiteDeps, 'assets' | 'uploads'>, base: Base): Frame {
  return {
    needsToken: uploads === 'token',
    addresses: createAddresses(within(base)),
    publicAddresses: createAddresses(base),
    asset: assets.address,
  };
}
