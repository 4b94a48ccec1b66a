import { describe, expect, it } from 'vitest';
import { type Rule, type RuleId, rules } from '../../../src/metainfo/rules.ts';

const head = `# Rules

Every rule that a torrent is checked by, as \`src/metainfo/rules.ts\` has them. A torrent with an error is refused. A warning says that some program may stumble over it; a note says that something is unknown or unusual. This page is written by \`npx vitest run test/unit/metainfo/rules-page.test.ts --update\`.
`;

function formatRules(): string {
  const ids = (Object.keys(rules) as RuleId[]).sort();
  return [head, ...ids.map((id) => formatRule(id, rules[id]))].join('\n');
}

function formatRule(id: RuleId, { severity, bep, title, about, example, hint }: Rule): string {
  const source =
    bep === undefined ? 'from practice' : `[BEP ${bep}](${beps}${String(bep).padStart(4, '0')}.html)`;
  return `## ${id}

**${title}** (${severity}, ${source})

${escapeMarks(about)}

For example: \`${example}\`

To fix it: ${escapeMarks(hint)}
`;
}

const beps = 'https://www.bittorrent.org/beps/bep_';

/** Characters that Markdown would take for its own. */
function escapeMarks(text: string): string {
  return text.replace(/[<>*|_]/g, (mark) => `\\${mark}`);
}

describe('rules', () => {
  it('are all in docs/rules.md as they are in the table', async () => {
    await expect(formatRules()).toMatchFileSnapshot('../../../docs/rules.md');
  });
});
