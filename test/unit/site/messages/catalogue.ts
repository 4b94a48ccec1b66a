import { readdirSync, readFileSync } from 'node:fs';
import { Message, parse, serialize } from '@fluent/syntax';
import type { Node } from '../../../../src/site/messages/read-pattern.ts';

const root = new URL('../../../../src/site/messages/', import.meta.url);

/** A Fluent file of a language, as the parser of Fluent's own tools reads it. */
export interface Catalogue {
  readonly name: string;
  readonly text: string;
  /** The text as translators' tools write it. */
  readonly canonical: string;
  readonly messages: readonly Message[];
  /** What is no message and no comment. */
  readonly others: readonly string[];
}

export function cataloguesOf(language: string): readonly Catalogue[] {
  const folder = new URL(`${language}/`, root);
  return readdirSync(folder).map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const resource = parse(text, {});
    const others = resource.body.filter(({ type }) => type === 'Junk' || type === 'Term');
    return {
      name,
      text,
      canonical: serialize(resource, {}),
      messages: resource.body.filter((entry) => entry instanceof Message),
      others: others.map(({ span }) => text.slice(span?.start, span?.end)),
    };
  });
}

export const KINDS = ['Html', 'Number', 'String'] as const;
export type Kind = (typeof KINDS)[number];

/** The arguments that the comment of an English message declares, as in `$name (Html) - a name`. */
export function declaredIn({ comment }: Message): ReadonlyMap<string, Kind> {
  const lines = comment?.content.split('\n') ?? [];
  return new Map(
    lines.flatMap((line) => {
      const [, name = '', kind] = /^\$(\w+) \((\w+)\) - ./.exec(line) ?? [];
      return KINDS.filter((it) => it === kind).map((it): [string, Kind] => [name, it]);
    }),
  );
}

/** A message's pieces and those within them. */
export function allNodes(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => [node, ...allNodes(contentOf(node))]);
}

function contentOf(node: Node): readonly Node[] {
  if (node.kind === 'element') return node.content;
  return node.kind === 'select' ? node.variants.flatMap(({ content }) => content) : [];
}
