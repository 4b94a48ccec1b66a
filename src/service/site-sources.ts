import { hash } from 'node:crypto';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { NO_SOURCES, sourcesFor, type Sources } from '../catalogue/sources.ts';
import type { CatalogueStore } from '../catalogue/store.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { Base } from '../http/context.ts';
import type { State } from '../lib/state-memory.ts';
import type { Magnet } from '../metainfo/magnet.ts';
import type { Metainfo } from '../metainfo/metainfo.ts';
import type { MetainfoChanges } from '../metainfo/rewrite.ts';
import { createMagnetTrackers, type OwnTracker } from './own-tracker.ts';

/** What this site offers for a torrent beside the trackers and web seeds of its file. */
export interface OfferedSources extends Sources {
  /** The addresses of the tracker of this site. */
  readonly own: readonly string[];
}

/** Finds what is offered for a torrent. */
export type SourcesOf = (torrent: Pick<Torrent, 'private' | 'area' | 'collection'>) => OfferedSources;

/** The sources that the operator and moderators have set, and the tracker of this site. */
export interface SiteSources {
  /**
   * Finds what is offered, by the addresses of the service that a request came to. What another process has changed counts from
   * the next call of `fresh` on.
   */
  at(base: Base): SourcesOf;
  /** Reads what is set, unless nothing has changed since. */
  fresh(): Promise<void>;
  /** Another text after every change of what is set. */
  readonly version: string;
}

export interface SiteSourcesParts {
  readonly store: Pick<CatalogueStore, 'listSourced'>;
  /** Tells whether anything was committed. */
  readonly changes: State;
  readonly instance: Sources;
  readonly tracker: Pick<OwnTracker, 'udpPort'> | undefined;
  /** Whether reading needs a token. */
  readonly read: 'open' | 'token';
}

export function createSiteSources({
  store,
  changes,
  instance,
  tracker,
  read,
}: SiteSourcesParts): SiteSources {
  const trackersAt = createMagnetTrackers(tracker, read);
  let collections: ReadonlyMap<string, Sources> = new Map();
  let number: number | undefined;
  let version = versionOf(instance, collections);
  return {
    at(base) {
      const ownOf = trackersAt(base);
      return (torrent) => ({ ...sourcesFor(torrent, collections, instance), own: ownOf(torrent) });
    },
    async fresh() {
      const current = changes.number();
      if (current !== undefined && current === number) return;
      const sourced = await store.listSourced();
      collections = new Map(sourced.map(({ collection, sources }) => [collection, sources]));
      version = versionOf(instance, collections);
      number = current;
    },
    get version() {
      return version;
    },
  };
}

/** A catalogue after whose changes of settings the sources are fresh. */
export function keepSourcesFresh(catalogue: Catalogue, sources: Pick<SiteSources, 'fresh'>): Catalogue {
  return {
    ...catalogue,
    async editCollection(...input) {
      const edited = await catalogue.editCollection(...input);
      await sources.fresh();
      return edited;
    },
    async moveCollection(...input) {
      const moved = await catalogue.moveCollection(...input);
      await sources.fresh();
      return moved;
    },
  };
}

/**
 * The addresses in a magnet link: the tracker of this site first, then those of the file as far as they are known, then what else
 * is offered.
 */
export function magnetSources(
  { own, trackers, webSeeds }: OfferedSources,
  file: { readonly trackers: readonly string[]; readonly webSeeds: readonly string[] } = NOTHING_KNOWN,
): Required<Pick<Magnet, 'trackers' | 'webSeeds'>> {
  return {
    trackers: [[...own, ...file.trackers, ...trackers.flat()]],
    webSeeds: [...file.webSeeds, ...webSeeds],
  };
}

/**
 * What a download with the offered sources changes: tiers after those of the file (BEP 12), and web seeds after its own (BEP 19).
 * Undefined when the file has them all.
 */
export function changesFor(
  { own, trackers, webSeeds }: OfferedSources,
  file: Pick<Metainfo, 'trackers' | 'webSeeds'>,
): MetainfoChanges | undefined {
  const known = new Set(file.trackers.flat());
  const tiers = [own, ...trackers]
    .map((tier) => tier.filter((address) => known.size < known.add(address).size))
    .filter(({ length }) => length > 0);
  const seeds = webSeeds.filter((address) => !file.webSeeds.includes(address));
  if (tiers.length === 0 && seeds.length === 0) return undefined;
  return {
    ...(tiers.length > 0 && { trackers: [...file.trackers, ...tiers] }),
    ...(seeds.length > 0 && { webSeeds: [...file.webSeeds, ...seeds] }),
  };
}

/** Whether anything is offered. */
export function hasSources({ own, trackers, webSeeds }: OfferedSources): boolean {
  return own.length + trackers.length + webSeeds.length > 0;
}

const NOTHING_KNOWN = { trackers: [], webSeeds: [] };

function versionOf(instance: Sources, collections: ReadonlyMap<string, Sources>): string {
  if (instance === NO_SOURCES && collections.size === 0) return '';
  return hash('sha256', JSON.stringify([instance, ...collections]), 'base64url');
}
