import { describe, expect, it } from 'vitest';
import { createItemDescriber } from '../../../src/feeds/describe-items.ts';
import { toFeedItem } from '../../../src/feeds/feed-item.ts';
import { createAddresses } from '../../../src/service/addresses.ts';
import { torrentAs } from '../../contracts/drafts.ts';
import { turnsDuring } from '../../support/turns.ts';

const addresses = createAddresses({ origin: 'https://host.example', prefix: '' });

const itemsOf = (descriptions: readonly string[]) =>
  descriptions.map((description, index) =>
    toFeedItem(torrentAs(`t${index}`, { description }), { addresses }),
  );

describe('createItemDescriber', () => {
  it('gives other requests their turn before each description that it has not rendered yet', async () => {
    const describeItems = createItemDescriber();
    const items = itemsOf(['one', 'two', 'three']);
    expect(await turnsDuring(() => describeItems(items))).toBeGreaterThanOrEqual(3);
    expect(await turnsDuring(() => describeItems(items))).toBe(0);
  });

  it('gives each item its own text, also where others have the same description', async () => {
    const described = await createItemDescriber()(itemsOf(['*same*', '*same*', 'other']));
    expect(described.map(({ content }) => /<p>(?:<em>)?(\w+)/.exec(content)?.[1])).toEqual([
      'same',
      'same',
      'other',
    ]);
    expect(
      described.map(({ content, magnet = '' }) => content.includes(magnet.replace('&', '&amp;'))),
    ).toEqual([true, true, true]);
  });
});
