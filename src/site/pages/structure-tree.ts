import type { StringPreview, StructureNode } from '../../metainfo/structure.ts';
import { countOf, formatCount } from '../format.ts';
import { html, type Html } from '../../http/html.ts';

const OPEN_DEPTH = 2;

/** The structure of a bencoded file as nested lists, with the offset and size of each value. */
export function structureTree(root: StructureNode): Html {
  return html`<ul class="tree structure">
    ${item(root, 0)}
  </ul>`;
}

function item(node: StructureNode, depth: number): Html {
  const head = html`${keyOf(node)} ${valueOf(node)}
    <span class="about">byte ${formatCount(node.offset)}, ${countOf(node.sizeBytes, 'byte')}</span>`;
  if (node.childCount === 0) return html`<li>${head}</li> `;
  const rest = node.childCount - node.children.length;
  const children = html`<ul>
    ${node.children.map((child) => item(child, depth + 1))}
    ${rest > 0 && html`<li class="about">and ${formatCount(rest)} more</li>`}
  </ul>`;
  return depth < OPEN_DEPTH
    ? html`<li>
        <details open>
          <summary>${head}</summary>
          ${children}
        </details>
      </li> `
    : html`<li>
        <details>
          <summary>${head}</summary>
          ${children}
        </details>
      </li> `;
}

function keyOf({ key }: StructureNode): Html | undefined {
  if (key === undefined) return undefined;
  if (typeof key === 'number') return html`<span class="about">${formatCount(key)}</span>`;
  return html`<strong><bdi>${key.form === 'text' ? key.shown : `0x${key.shown}`}</bdi></strong>`;
}

function valueOf({ kind, string, integer, childCount }: StructureNode): Html {
  if (string !== undefined) return preview(string);
  if (integer !== undefined) return html`<code translate="no">${String(integer)}</code>`;
  return html`${kind} of ${kind === 'list' ? countOf(childCount, 'item') : countOf(childCount, 'key')}`;
}

function preview({ form, shown, bytes, foldedBytes }: StringPreview): Html {
  if (bytes === 0) return html`<span class="about">(empty)</span>`;
  const folded =
    foldedBytes > 0 && html`… <span class="about">(${countOf(foldedBytes, 'byte')} folded)</span>`;
  return form === 'text'
    ? html`“<bdi>${shown}</bdi>”${folded}`
    : html`<code translate="no">0x${shown}</code>${folded}`;
}
