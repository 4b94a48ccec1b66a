import type { CollectionSettings, SettingsEdit } from '../catalogue/collection-settings.ts';
import { SETTINGS_FLAGS } from '../service/input/settings.ts';
import { readTexts } from '../service/input/texts.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

/** A collection as the command shows it. */
export interface ShownCollection {
  readonly path: string;
  /** Public torrents in it and below it. */
  readonly torrentCount: number;
  readonly settings: CollectionSettings;
  /** After a move: the ids of the tokens that stay bound to the old path. */
  readonly boundTokens?: readonly number[] | undefined;
}

/** Where the collections are: in a data folder, or behind a server. */
export interface CollectionDesk {
  show(path: string): Promise<ShownCollection>;
  edit(path: string, edit: SettingsEdit): Promise<ShownCollection>;
  move(from: string, to: string): Promise<ShownCollection>;
}

/** The flags of the settings, as they were typed. */
export type SettingsFlags = { readonly [Name in keyof CollectionSettings]?: string };

interface Output {
  readonly json?: boolean;
}

/** Prints a collection with its settings. Throws not_found. */
export async function showCollection(
  desk: CollectionDesk,
  path: string,
  output: Output,
  surroundings: Surroundings,
): Promise<number> {
  return print(await desk.show(path), output, surroundings);
}

/** Changes the settings of a collection, and prints it. Throws malformed with all mistakes. */
export async function setCollection(
  desk: CollectionDesk,
  path: string,
  { read, order }: SettingsFlags,
  output: Output,
  surroundings: Surroundings,
): Promise<number> {
  const given = Object.entries({ read, order }).filter(
    (flag): flag is [string, string] => flag[1] !== undefined,
  );
  const edit = readTexts(SETTINGS_FLAGS, Object.fromEntries(given), 'change the collection');
  return print(await desk.edit(path, edit), output, surroundings);
}

/** Moves a collection, and prints it at its new place. */
export async function moveCollection(
  desk: CollectionDesk,
  from: string,
  to: string,
  output: Output,
  surroundings: Surroundings,
): Promise<number> {
  const moved = await desk.move(from, to);
  const { boundTokens = [] } = moved;
  if (boundTokens.length > 0) {
    surroundings.error(`hint: These tokens stay bound to the old path: ${boundTokens.join(', ')}`);
  }
  return print(moved, output, surroundings);
}

function print(collection: ShownCollection, { json }: Output, { out }: Surroundings): number {
  const { path, torrentCount, settings, boundTokens } = collection;
  if (json === true) {
    out(JSON.stringify({ path, torrentCount, settings, boundTokens }));
    return EXIT.ok;
  }
  out(`${path}: ${torrentCount} torrents`);
  for (const [name, value] of Object.entries(settings)) {
    out(`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  }
  return EXIT.ok;
}
