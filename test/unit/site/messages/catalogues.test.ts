import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../../../src/http/problem.ts';
import { namesOf } from '../../../../src/site/messages/compile.ts';
import { LANGUAGE_TAGS } from '../../../../src/site/messages/languages.ts';
import { readMessages } from '../../../../src/site/messages/load.ts';
import { allNodes, cataloguesOf, declaredIn, KINDS, type Kind } from './catalogue.ts';
import { messageTypes } from './message-types.ts';

const english = cataloguesOf('en');
const englishNodes = readMessages('en');
const declarations = new Map(
  english.flatMap(({ messages }) =>
    messages.map((message) => [message.id.name, declaredIn(message)] as const),
  ),
);

/** The arguments that an English message declares, of these kinds. */
function declared(id: string, kinds: readonly Kind[] = KINDS): readonly string[] {
  const all = [...(declarations.get(id) ?? [])];
  return all.filter(([, kind]) => kinds.includes(kind)).map(([name]) => name);
}

describe('the English catalogues', () => {
  it('declare each argument of a message in its comment, and no other', () => {
    for (const [id, nodes] of englishNodes) {
      expect(declared(id).toSorted(), id).toEqual(namesOf(nodes, 'variable').toSorted());
    }
  });

  it('call the problems what the API calls them', () => {
    for (const [code, { title }] of Object.entries(PROBLEMS)) {
      expect(englishNodes.get(`problems-${code}-title`)).toEqual([{ kind: 'text', text: title }]);
    }
  });

  it('are what the types of the messages are made from', async () => {
    const messages = Array.from(englishNodes, ([id, nodes]) => ({
      id,
      nodes,
      declared: declarations.get(id) ?? new Map(),
    }));
    await expect(messageTypes(messages)).toMatchFileSnapshot('../../../../src/site/messages/messages.ts');
  });
});

describe.each(LANGUAGE_TAGS)('the catalogues of %s', (language) => {
  const catalogues = cataloguesOf(language);
  const messages = readMessages(language);

  it('hold messages only, each with a text and nothing else', () => {
    for (const { name, others, messages: entries } of catalogues) {
      expect(others, name).toEqual([]);
      const odd = entries.filter(({ value, attributes }) => value === null || attributes.length > 0);
      expect(
        odd.map(({ id }) => id.name),
        name,
      ).toEqual([]);
    }
  });

  it('are written as translators’ tools write them', () => {
    for (const { name, text, canonical } of catalogues) expect(text, name).toBe(canonical);
  });

  it('have the messages of the English ones, each once and in the same file', () => {
    const idsOf = (of: typeof catalogues): object =>
      Object.fromEntries(of.map((it) => [it.name, it.messages.map(({ id }) => id.name).toSorted()]));
    expect(idsOf(catalogues)).toEqual(idsOf(english));
    expect(catalogues.flatMap((it) => it.messages)).toHaveLength(messages.size);
  });

  it('have the arguments and the markup of the English messages; a number may be left out', () => {
    for (const [id, nodes] of messages) {
      const used = namesOf(nodes, 'variable');
      const needed = declared(id, ['Html', 'String']);
      expect(declared(id), id).toEqual(expect.arrayContaining([...used]));
      expect(used, id).toEqual(expect.arrayContaining([...needed]));
      const elements = namesOf(englishNodes.get(id) ?? [], 'element');
      expect(namesOf(nodes, 'element').toSorted(), id).toEqual(elements.toSorted());
    }
  });

  it('agree with each number that they show, in all forms of the language', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [id, nodes] of messages) {
      const selects = allNodes(nodes).filter((node) => node.kind === 'select');
      for (const { name, variants, fallback } of selects) {
        const forms = variants.filter(({ key }) => typeof key === 'string');
        expect(declared(id, ['Number']), id).toContain(name);
        expect(forms.map(({ key }) => String(key)).toSorted(), id).toEqual(categories);
        expect(fallback, id).toBe(forms.find(({ key }) => key === 'other')?.content);
      }
      const shown = namesOf(nodes, 'variable').filter((name) => declared(id, ['Number']).includes(name));
      expect(categories.length === 1 || selects.length === shown.length, id).toBe(true);
    }
  });

  it('hold no HTML', () => {
    for (const [id, nodes] of messages) {
      const texts = allNodes(nodes).filter((node) => node.kind === 'text');
      expect(
        texts.filter(({ text }) => /[<>]|&#?\w+;/.test(text)),
        id,
      ).toEqual([]);
    }
  });
});
