import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { isNotModified } from './conditions.ts';
import { mediaTypeOf } from './media-types.ts';
import { respond } from './respond.ts';
import { withoutComments } from './without-comments.ts';

interface Asset {
  readonly content: () => Uint8Array | Promise<string | Uint8Array>;
  readonly type: string;
  readonly version: string;
}

/** A file that is not in the folder, but made on its first request. */
export interface MadeFile {
  readonly name: string;
  /** Must change whenever `make` would return other content. */
  readonly version: string;
  readonly make: () => Promise<string | Uint8Array>;
}

/**
 * The files of one flat folder, kept in memory and addressed by name and version. All scripts share one version, as a
 * folder, so that an import of `./name.js` gets the script of the same version.
 */
export interface Assets {
  /**
   * An address whose content never changes: `style.css?v=0a1b2c3d`, for a script `0a1b2c3d/follow-log.js`. Throws a
   * plain Error for an unknown name.
   */
  readonly address: (name: string) => string;
  /** Answers with a file. Rejects with not_found. */
  readonly respond: (request: Request, name: string, version: string | null) => Promise<Response>;
  /**
   * Answers with a script. Rejects with not_found for any other version, because scripts of different versions may not
   * work together.
   */
  readonly respondScript: (request: Request, version: string, name: string) => Promise<Response>;
}

/** Reads all files of the folder once, as the program's files don't change while it runs. */
export function loadAssets(folder: string, made: readonly MadeFile[] = []): Assets {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = withoutComments(entry.name, readFileSync(join(folder, entry.name)));
    const type = mediaTypeOf(entry.name);
    assets.set(entry.name, { content: () => bytes, type, version: shortHash(bytes) });
  }
  for (const { name, version, make } of made)
    assets.set(name, { content: onceMade(make), type: mediaTypeOf(name), version });
  const scripts = [...assets].filter(([name]) => isScript(name));
  const scriptsVersion = shortHash(
    scripts
      .map(([name, { version }]) => `${name} ${version}`)
      .sort()
      .join('\n'),
  );
  for (const [name, asset] of scripts) assets.set(name, { ...asset, version: scriptsVersion });

  const answer = async (request: Request, name: string, version: string | null): Promise<Response> => {
    const asset = assets.get(name);
    if (asset === undefined) throw new AppError('not_found', `Cannot find the asset "${name}"`);
    const headers = {
      etag: `"${asset.version}"`,
      // RFC 8246: reloading a page does not request these again.
      'cache-control': version === asset.version ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    if (isNotModified(request, asset.version, undefined)) return respond(304, headers);
    return respond(200, { ...headers, 'content-type': asset.type }, await asset.content());
  };

  return {
    address(name) {
      const asset = assets.get(name);
      if (asset === undefined) throw new Error(`Cannot link to the asset "${name}": it is not in ${folder}`);
      return isScript(name) ? `${asset.version}/${name}` : `${name}?v=${asset.version}`;
    },
    respond: answer,
    async respondScript(request, version, name) {
      if (version !== scriptsVersion || !isScript(name))
        throw new AppError('not_found', `Cannot find the script "${name}" of the version "${version}"`);
      return answer(request, name, version);
    },
  };
}

function isScript(name: string): boolean {
  return name.endsWith('.js');
}

function shortHash(content: string | Uint8Array): string {
  return hash('sha256', content).slice(0, 16);
}

/** Makes the content once for all callers. After a failure, the next call makes it again. */
function onceMade(make: MadeFile['make']): MadeFile['make'] {
  let made: ReturnType<MadeFile['make']> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
