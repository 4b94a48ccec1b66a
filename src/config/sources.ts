import { z } from 'zod';
import { formatSources, NO_SOURCES, parseSources, type Sources } from '../catalogue/sources.ts';
import { AppError } from '../errors.ts';
import { setting } from '../lib/setting.ts';
import { checkRanges, several, severalHostsOrAll } from './several.ts';

/** The trackers and web seeds that the site offers for its torrents. */
export interface SourcesSettings {
  readonly siteSources: Sources;
  /** Whether the downloads that pages link to have them too; every other download has the exact bytes. */
  readonly downloads: 'original' | 'sources';
  /** The hosts whose web seeds are tested; `*` for all. */
  readonly webSeedHosts: readonly string[];
  /** The operator's own addresses at which they may be. */
  readonly webSeedPrivate: readonly string[];
}

/** The part of the configuration's schema for them. */
export const SOURCES_SCHEMA = {
  siteSources: setting(z.string({ error: 'expected text' }).transform(readSources).default(NO_SOURCES), {
    value: 'tracker url …; web-seed url',
    about:
      'trackers and web seeds that every magnet link offers beside those of its file: a tier of trackers after each tracker, semicolons between them; collections may have their own',
    write: (sources) => formatSources(sources).join('; '),
  }),
  downloads: setting(
    z.enum(['original', 'sources'], { error: 'expected "original" or "sources"' }).default('original'),
    {
      value: 'original|sources',
      about:
        'whether the download buttons of pages lead to files with these sources added, or to the files as they were uploaded; all other addresses have the exact bytes',
    },
  ),
  webSeedHosts: setting(severalHostsOrAll.default([]), {
    value: 'list',
    about:
      'hosts whose web seeds are tested once a day, such as mirror.example or mirror.example:8080, separated by commas, or * for all: a piece of a torrent is downloaded and compared with its hash',
    unset: 'none',
  }),
  webSeedPrivate: setting(several.superRefine(checkRanges).default([]), {
    value: 'list',
    about:
      'addresses of your own network at which web seeds may be, such as 10.0.0.0/8, separated by commas; others must be public, and redirects too',
  }),
};

function readSources(text: string, context: z.RefinementCtx): Sources {
  try {
    return parseSources(text.split(';'), 'source');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    context.addIssue({ code: 'custom', message: `${error.message}. ${error.hint ?? ''}`.trim() });
    return z.NEVER;
  }
}
