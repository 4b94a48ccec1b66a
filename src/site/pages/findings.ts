import type { ErrorItem } from '../../errors.ts';
import type { Frame } from '../frame.ts';
import { countOf, formatCount, shorten } from '../format.ts';
import { html, type Html } from '../../http/html.ts';

const FINDINGS_SHOWN_MAX = 100;
const TEXT_CHARACTERS_MAX = 500;

/** What a check found; those of the metainfo rules also say how to mend it. */
export type ShownFinding = ErrorItem & {
  readonly mend?: string | undefined;
  readonly severity?: string | undefined;
};

/** Findings as a table: what is wrong and how to mend it, where, and by which rule. */
export function findingTable(findings: readonly ShownFinding[], caption: string, frame: Frame): Html {
  const more = findings.length - FINDINGS_SHOWN_MAX;
  return html`<table class="findings">
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">What was found</th>
          <th scope="col">Where</th>
          <th scope="col">Rule</th>
        </tr>
      </thead>
      <tbody>
        ${findings.slice(0, FINDINGS_SHOWN_MAX).map((finding) => row(finding, frame))}
      </tbody>
    </table>
    ${more > 0 && html`<p>And ${countOf(more, 'more finding', 'more findings')}.</p>`}`;
}

function row({ rule, path, offset, message, mend, severity }: ShownFinding, { addresses }: Frame): Html {
  return html`<tr>
    <td>
      ${severity === 'warning' && html`<span class="badge">warning</span>`}
      <bdi>${shorten(message, TEXT_CHARACTERS_MAX)}</bdi>
      ${mend !== undefined && mend !== '' && html`<p class="mend">${shorten(mend, TEXT_CHARACTERS_MAX)}</p>`}
    </td>
    <td data-label="Where">
      ${path !== '' && html`<code translate="no">${shorten(path, 200)}</code>, `}byte ${formatCount(offset)}
    </td>
    <td data-label="Rule">
      <a href="${addresses.rule(rule)}"><code translate="no">${rule}</code></a>
    </td>
  </tr> `;
}
