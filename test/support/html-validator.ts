import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // As this house writes: elements without content close themselves, and a page begins in lower case.
    'void-style': ['error', { style: 'selfclosing' }],
    'doctype-style': ['error', { style: 'lowercase' }],
    // What is left of the templates' own lines.
    'no-trailing-whitespace': 'off',
    // A button sends its form and a field takes text unless they say otherwise, as everywhere in HTML.
    'no-implicit-button-type': 'off',
    'no-implicit-input-type': 'off',
    // The name of a torrent is as long as it is.
    'long-title': 'off',
    // The rows of a table are chosen by boxes of one name, and a list may be narrowed to several tags.
    'form-dup-name': 'off',
  },
});

/** What a page has that the HTML standard does not allow, with the line of each. */
export function htmlFlaws(page: string): readonly string[] {
  const { results } = validator.validateStringSync(page);
  const lines = page.split('\n');
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} in ${lines[line - 1]?.slice(0, 200)}`),
  );
}
