import { LRUCache } from 'lru-cache';
import type { Picture } from '../catalogue/picture.ts';
import type { Readme } from '../catalogue/readme.ts';
import type { Addresses } from './addresses.ts';
import { readmeReferences } from './text-references.ts';
import { renderReadme, type RenderedReadme } from './markdown.ts';

const CACHE_COUNT_MAX = 200;

/** Renders a README: with its pictures, and links to what is beside it, where addresses are given. */
export type RenderReadme = (
  readme: Readme,
  pictures?: readonly Picture[],
  addresses?: Addresses,
) => RenderedReadme;

/**
 * Makes the function that renders READMEs. Rendering 20,000 characters takes some milliseconds, and the same few READMEs
 * are shown again and again: it remembers them.
 */
export function createReadmeRenderer(): RenderReadme {
  const cache = new LRUCache<string, RenderedReadme>({ max: CACHE_COUNT_MAX });
  return ({ collection, sha256, text }, pictures = [], addresses) => {
    const shown = pictures.map((picture) => [picture.name, picture.width, picture.height]);
    // Where the addresses begin may differ from reader to reader.
    const key = JSON.stringify([sha256, collection, addresses?.start, shown]);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const references = addresses && readmeReferences(collection, pictures, addresses);
    const rendered = renderReadme(text, 1, references);
    cache.set(key, rendered);
    return rendered;
  };
}
