import { readdirSync, readFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';
import type { Html } from '../../http/html.ts';
import { compile, type Formatter, hasArguments } from './compile.ts';
import type { Messages } from './messages.ts';
import type { Numbers } from './numbers.ts';
import { type Node, readPattern } from './read-pattern.ts';

type Message = string | Html | Formatter;

interface Group {
  readonly [name: string]: Group | Message;
}

let idsWithArguments: ReadonlySet<string> | undefined;

/**
 * All messages of a language, each compiled once. A message is a text, or a function where the English one has arguments.
 * Throws a plain Error for a message that no page can show. That a language has all messages of the English catalogues,
 * with the same arguments, is tested and not checked here.
 */
export function loadMessages(language: string, numbers: Numbers): Messages {
  const withArguments = (idsWithArguments ??= findIdsWithArguments());
  const all = Array.from(readMessages(language), ([id, nodes]) => {
    const message = compile(nodes, numbers);
    const isFixed = typeof message !== 'function' && withArguments.has(id);
    return { path: id.split('-'), message: isFixed ? () => message : message };
  });
  return grouped(all) as unknown as Messages;
}

function findIdsWithArguments(): ReadonlySet<string> {
  return new Set(Array.from(readMessages('en')).flatMap(([id, nodes]) => (hasArguments(nodes) ? [id] : [])));
}

/** The messages in the Fluent files of a language, by their identifiers. */
export function readMessages(language: string): ReadonlyMap<string, readonly Node[]> {
  const folder = new URL(`${language}/`, import.meta.url);
  const names = readdirSync(folder).toSorted();
  const entries = names.flatMap(
    (name) => new FluentResource(readFileSync(new URL(name, folder), 'utf8')).body,
  );
  return new Map(entries.map(({ id, value }) => [id, readPattern(id, value ?? '')]));
}

interface Placed {
  readonly path: readonly string[];
  readonly message: Message;
}

/** A message with the identifier `list-older` is `messages.list.older`. */
function grouped(messages: readonly Placed[]): Group {
  const byName = Map.groupBy(messages, ({ path }) => path[0] ?? '');
  const entries = Array.from(byName, ([name, within]) => {
    const [first] = within;
    if (first?.path.length === 1) return [name, first.message] as const;
    return [name, grouped(within.map(({ path, message }) => ({ path: path.slice(1), message })))] as const;
  });
  // Pages read a copy faster than an object that was filled one property at a time.
  return Object.assign({}, Object.fromEntries(entries));
}
