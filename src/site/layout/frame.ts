import type { Addresses } from '../../service/addresses.ts';
import type { SourcesOf } from '../../service/site-sources.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { Format } from './format.ts';
import type { Branding } from './branding.ts';
import type { Language } from '../messages/languages.ts';
import type { Messages } from '../messages/messages.ts';

/** What every page needs beside its own content. */
export interface Frame {
  readonly branding: Branding;
  /** For links within the site: without origin. */
  readonly addresses: Addresses;
  /** For what a reader copies to elsewhere: with origin. */
  readonly publicAddresses: Addresses;
  readonly sourcesOf: SourcesOf;
  /** Whether downloads that pages link to have these sources too. */
  readonly addsSources: boolean;
  /** The versioned name of a file of public/, as `addresses.asset` takes it. */
  readonly asset: (name: string) => string;
  /** Whether uploads take a token: then the command lines that are shown have one. */
  readonly needsToken: boolean;
  readonly visitor: Visitor;
  /** The path and query of this page, for what leads back to it. */
  readonly here: string;
  readonly language: Language;
  /** The direction that the language is written in. */
  readonly dir: 'ltr' | 'rtl';
  readonly messages: Messages;
  readonly format: Format;
  /** When the page is made, for times such as `2 days ago`. */
  readonly now: Date;
  /** How much waits for the visitor to decide about; only pages of the administration know. */
  readonly waitingCount?: number | undefined;
}
