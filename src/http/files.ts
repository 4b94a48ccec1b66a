import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { isNotModified } from './conditions.ts';
import { mediaTypeOf } from './media-types.ts';
import { respond } from './respond.ts';

interface Asset {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly version: string;
}

/** The files of one flat folder, kept in memory and addressed by name and version. */
export interface Assets {
  /** `style.css?v=0a1b2c3d`: an address whose content never changes. Throws a plain Error for an unknown name. */
  readonly address: (name: string) => string;
  /** Throws not_found. */
  readonly respond: (request: Request, name: string, version: string | null) => Response;
}

/** Reads all files of the folder once: what belongs to the program doesn't change while it runs. */
export function loadAssets(folder: string): Assets {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(folder, entry.name));
    const type = mediaTypeOf(entry.name);
    assets.set(entry.name, { bytes, type, version: hash('sha256', bytes).slice(0, 16) });
  }
  return {
    address(name) {
      const asset = assets.get(name);
      if (asset === undefined)
        throw new Error(`Cannot link to the asset "${name}": there is none in ${folder}`);
      return `${name}?v=${asset.version}`;
    },
    respond(request, name, version) {
      const asset = assets.get(name);
      if (asset === undefined) throw new AppError('not_found', `Cannot find the asset "${name}"`);
      const headers = {
        etag: `"${asset.version}"`,
        // RFC 8246: reloading a page asks for none of these again.
        'cache-control': version === asset.version ? 'public, max-age=31536000, immutable' : 'no-cache',
      };
      if (isNotModified(request, asset.version, undefined)) return respond(304, headers);
      return respond(200, { ...headers, 'content-type': asset.type }, asset.bytes);
    },
  };
}
