import { stripTypeScriptTypes } from 'node:module';
import { IMPORT, type SourceModule } from './module-graph.ts';

const EXPORTED_DECLARATION = /^export ((?:async )?(?:function\*?|class|const) (\w+))/gm;
const EXPORTED_NAMES = /^export \{([\w\s,]*)\};$/gm;
const ANY_IMPORT_OR_EXPORT = /^(?:import|export)\b.*/m;

/** Comments that stand on lines of their own; one that starts with `/*!` is a licence and stays. */
const COMMENT = /^[ \t]*(?:\/\*\*(?:[^*]|\*(?!\/))*\*\/|\/\/.*)\n/gm;

/**
 * Makes one module of many, each after those that it imports; it exports what the last one does. Each
 * becomes a function that returns its exports, so that what it keeps to itself stays its own. Types and comments are
 * left out. Throws a plain Error for an import or export of another form than the sources here have.
 */
export function joinModules(modules: readonly SourceModule[]): string {
  const variables = new Map(modules.map(({ path }, index) => [path, `module${index}`]));
  let script = '';
  let entry = '';
  for (const module of modules) {
    const { code, names } = separate(module, variables);
    const variable = variables.get(module.path);
    script += `const ${variable} = (() => {\n${code}\nreturn { ${names.join(', ')} };\n})();\n`;
    entry = `export const { ${names.join(', ')} } = ${variable};\n`;
  }
  return script + entry;
}

/** A module's code without its imports and exports, and the names that it exports. */
function separate(
  { path, source, imports }: SourceModule,
  variables: ReadonlyMap<string, string>,
): { readonly code: string; readonly names: readonly string[] } {
  const names: string[] = [];
  const code = (path.endsWith('.ts') ? stripTypeScriptTypes(source) : source)
    .replaceAll(COMMENT, '')
    .replaceAll(IMPORT, (_, everything: string | undefined, list: string, specifier: string) => {
      const variable = variables.get(imports.get(specifier) ?? '');
      return `const ${everything ?? `{ ${listNames(list).join(', ').replaceAll(' as ', ': ')} }`} = ${variable};`;
    })
    .replaceAll(EXPORTED_DECLARATION, (_, declaration: string, name: string) => {
      names.push(name);
      return declaration;
    })
    .replaceAll(EXPORTED_NAMES, (_, list: string) => {
      names.push(...listNames(list));
      return '';
    });
  const [left] = ANY_IMPORT_OR_EXPORT.exec(code) ?? [];
  if (left !== undefined || names.some((name) => name.includes(' ')))
    throw new Error(
      `Cannot join ${path}: it has another form of import or export: ${left ?? names.join(', ')}`,
    );
  return { code, names };
}

function listNames(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
