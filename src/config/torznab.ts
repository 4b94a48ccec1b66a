import { z } from 'zod';
import { setting } from '../lib/setting.ts';

/** The settings of the indexer for Torznab clients. */
export interface TorznabSettings {
  /** The Torznab numbers of categories, by their names. */
  readonly torznabCategories: ReadonlyMap<string, number>;
}

/** The part of the configuration's schema for it. */
export const TORZNAB_SCHEMA = {
  torznabCategories: setting(
    z
      .union([z.array(z.string()), z.string().transform((joined) => joined.split(','))])
      .transform(parseCategories)
      .default(new Map()),
    {
      value: 'name=number',
      about:
        'the Torznab category of a category here, such as Films=2000; several separated by commas. Usual names have theirs, others a number from 100000 on',
      write: (categories) => Array.from(categories, ([name, id]) => `${name}=${id}`).join(', '),
    },
  ),
};

function parseCategories(entries: readonly string[], context: z.RefinementCtx): ReadonlyMap<string, number> {
  const pairs = entries.map(parseCategory);
  if (pairs.every((pair) => pair !== undefined)) return new Map(pairs);
  context.addIssue({ code: 'custom', message: 'expected names and numbers such as Films=2000' });
  return z.NEVER;
}

function parseCategory(entry: string): readonly [name: string, id: number] | undefined {
  const at = entry.lastIndexOf('=');
  const name = entry.slice(0, Math.max(at, 0)).trim();
  const id = entry.slice(at + 1).trim();
  return name !== '' && /^[1-9][0-9]{3,5}$/.test(id) ? [name, Number(id)] : undefined;
}
