import { healthOf } from '../catalogue/swarm-counts.ts';
import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { html, type Html } from '../http/html.ts';
import { counted } from '../lib/counted.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { renderMarkdown } from '../service/markdown.ts';
import type { DescribedItem, FeedItem } from './feed.ts';

/** The descriptions of some thousand torrents. */
const CACHE_CHARACTERS_MAX = 8 * 1024 * 1024;

/** Adds to items what a reader shows of them. */
export type DescribeItems = (items: readonly FeedItem[]) => Promise<readonly DescribedItem[]>;

/**
 * Makes the function that describes items. A description may take 40 ms to render, so other requests have their turn
 * after each, and it remembers them: readers ask for the same ones again and again.
 */
export function createItemDescriber(): DescribeItems {
  const cache = new LRUCache<string, Html>({ maxSize: CACHE_CHARACTERS_MAX });
  const render = async (description: string): Promise<Html> => {
    const key = hash('sha256', description, 'base64url');
    const known = cache.get(key);
    if (known !== undefined) return known;
    await setImmediate();
    const rendered = renderMarkdown(description);
    cache.set(key, rendered, { size: rendered.toString().length + 1 });
    return rendered;
  };
  return async (items) => {
    const described: DescribedItem[] = [];
    for (const item of items) {
      const { description } = item.torrent;
      const rendered = description === undefined ? undefined : await render(description);
      described.push({ ...item, content: contentOf(item, rendered) });
    }
    return described;
  };
}

/** With a link to the file: newsboat shows the enclosures of podcasts alone. */
function contentOf({ torrent, download, magnet }: FeedItem, description?: Html): string {
  const { contentBytes, fileCount } = torrent;
  const swarm = healthOf(torrent);
  return html`<p>
      ${formatBytes(contentBytes)}, ${fileCount} ${fileCount === 1 ? 'file' : 'files'},
      ${swarm !== undefined && html`${counted(swarm.seeders, 'seeder')}, ${counted(swarm.leechers, 'leecher')},`}
      <a href="${download}">.torrent file</a
      >${magnet !== undefined && html`, <a href="${magnet}">magnet link</a>`}
    </p>
    ${description}`.toString();
}
