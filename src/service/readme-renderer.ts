import { LRUCache } from 'lru-cache';
import type { Readme } from '../catalogue/readme.ts';
import { renderReadme, type RenderedReadme } from './markdown.ts';

const CACHE_COUNT_MAX = 200;

/**
 * Makes the function that renders READMEs. Rendering 20,000 characters takes some milliseconds, and the same few READMEs
 * are shown again and again: it remembers them.
 */
export function createReadmeRenderer(): (readme: Readme) => RenderedReadme {
  const cache = new LRUCache<string, RenderedReadme>({ max: CACHE_COUNT_MAX });
  return ({ sha256, text }) => {
    const known = cache.get(sha256);
    if (known !== undefined) return known;
    const rendered = renderReadme(text);
    cache.set(sha256, rendered);
    return rendered;
  };
}
