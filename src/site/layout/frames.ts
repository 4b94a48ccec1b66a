import type { Context } from '../../http/context.ts';
import type { Assets } from '../../http/files.ts';
import { createAddresses, within } from '../../service/addresses.ts';
import { hereOf } from '../../service/here.ts';
import type { Identity } from '../../service/identity.ts';
import { createMagnetTrackers, type OwnTracker } from '../../service/own-tracker.ts';
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
  /** The tracker of this site; undefined where there is none. */
  readonly tracker: Pick<OwnTracker, 'udpPort'> | undefined;
  readonly now: () => Date;
}

export function createFrames({
  assets,
  identity,
  branding,
  uploads,
  read,
  tracker,
  now,
}: FramesParts): Frames {
  const trackersAt = createMagnetTrackers(tracker, read);
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
        trackersOf: trackersAt(base),
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
