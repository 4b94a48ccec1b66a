import { SaxesParser } from 'saxes';

/** The texts of all elements of that name, in their order; none of what is not XML. */
export function valuesIn(xml: string, name: string): readonly string[] {
  return recordsIn(xml, name).map((record) => record[''] ?? '');
}

/** All elements of that name: of each its own text as `''`, and the texts of those directly in it by their names. */
export function recordsIn(xml: string, name: string): readonly Readonly<Record<string, string>>[] {
  const found: Record<string, string>[] = [];
  const parser = new SaxesParser();
  let open: Record<string, string> | undefined;
  const inside: string[] = [];
  parser.on('error', () => undefined);
  parser.on('opentag', (tag) => {
    if (open !== undefined) inside.push(tag.name);
    else if (tag.name === name) open = {};
  });
  const add = (text: string): void => {
    if (open === undefined || inside.length > 1) return;
    const key = inside[0] ?? '';
    open[key] = (open[key] ?? '') + text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    if (open === undefined || inside.pop() !== undefined) return;
    found.push(open);
    open = undefined;
  });
  parser.write(xml).close();
  return found;
}
