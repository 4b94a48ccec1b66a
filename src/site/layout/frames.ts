import type { Context } from '../../http/context.ts';
import type { Assets } from '../../http/files.ts';
import { createAddresses, within } from '../../service/addresses.ts';
import { hereOf } from '../../service/here.ts';
import type { Identity } from '../../service/identity.ts';
import type { SiteSources } from '../../service/site-sources.ts';
import type { Visitor } from '../../service/visitor.ts';
import { LANGUAGES } from '../messages/languages.ts';
import type { Frame } from './frame.ts';
import { languageOf } from './language.ts';
import type { Branding } from './branding.ts';

/** Makes the frame of each page. */
export interface Frames {
  /** For the visitor who sent the request. Rejects like `Identity.visitor`. */
  forRequest(request: Request, context: Context): Promise<Frame>;
  /** For that visitor, in the language of the request and with the addresses by which it reached the service. */
  forVisitor(visitor: Visitor, request: Request, context: Pick<Context, 'base' | 'target'>): Frame;
}

export interface FramesParts {
  readonly assets: Pick<Assets, 'address'>;
  readonly identity: Pick<Identity, 'visitor'>;
  readonly branding: Branding;
  /** Whether uploads need a token. */
  readonly uploads: 'token' | 'open';
  /** Whether reading needs a token. */
  readonly read: 'open' | 'token';
  readonly sources: Pick<SiteSources, 'at'>;
  /** Whether the downloads that pages link to have these sources too. */
  readonly downloads: 'original' | 'sources';
  readonly now: () => Date;
}

export function createFrames({
  assets,
  identity,
  branding,
  uploads,
  sources,
  downloads,
  now,
}: FramesParts): Frames {
  const frames: Frames = {
    forRequest: async (request, context) =>
      frames.forVisitor(await identity.visitor(request, context), request, context),
    forVisitor(visitor, request, context) {
      const { base } = context;
      const language = languageOf(request, base);
      const { dir, messages, format } = LANGUAGES[language];
      return {
        branding,
        needsToken: uploads === 'token',
        addresses: createAddresses(within(base)),
        publicAddresses: createAddresses(base),
        sourcesOf: sources.at(base),
        addsSources: downloads === 'sources',
        asset: assets.address,
        visitor,
        here: hereOf(request, context),
        language,
        dir,
        messages,
        format,
        now: now(),
      };
    },
  };
  return frames;
}
