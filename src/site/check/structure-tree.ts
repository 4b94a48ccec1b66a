import { html, type Html } from '../../http/html.ts';
import type { StringPreview, StructureNode } from '../../metainfo/structure.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';

const OPEN_DEPTH = 2;

/** The structure of a bencoded file as nested lists, with the offset and size of each value. */
export function structureTree(root: StructureNode, frame: Frame): Html {
  return html`<ul class="tree structure">
    ${item(root, 0, frame)}
  </ul>`;
}

function item(node: StructureNode, depth: number, frame: Frame): Html {
  const { common, structure } = frame.messages;
  const place = frame.format.both(
    common.atByte({ offset: frame.format.count(node.offset) }),
    common.bytes({ count: node.sizeBytes }),
  );
  const head = html`${keyOf(node, frame)} ${valueOf(node, frame)} <span class="about">${place}</span>`;
  if (node.childCount === 0) return html`<li>${head}</li> `;
  const rest = node.childCount - node.children.length;
  const children = html`<ul>
    ${node.children.map((child) => item(child, depth + 1, frame))}
    ${rest > 0 && html`<li class="about">${structure.more({ count: rest })}</li>`}
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

function keyOf({ key }: StructureNode, { format }: Frame): Html | undefined {
  if (key === undefined) return undefined;
  if (typeof key === 'number') return html`<span class="about">${format.count(key)}</span>`;
  return html`<strong><bdi>${key.form === 'text' ? key.shown : `0x${key.shown}`}</bdi></strong>`;
}

function valueOf({ kind, string, integer, childCount }: StructureNode, frame: Frame): Html {
  const { listOf, dictionaryOf } = frame.messages.structure;
  if (string !== undefined) return preview(string, frame);
  if (integer !== undefined) return code(String(integer));
  return html`${kind === 'list' ? listOf({ count: childCount }) : dictionaryOf({ count: childCount })}`;
}

function preview({ form, shown, bytes, foldedBytes }: StringPreview, { messages }: Frame): Html {
  if (bytes === 0) return html`<span class="about">${messages.structure.empty}</span>`;
  const folded =
    foldedBytes > 0 &&
    html`… <span class="about">${messages.structure.folded({ count: foldedBytes })}</span>`;
  return form === 'text' ? html`“<bdi>${shown}</bdi>”${folded}` : html`${code(`0x${shown}`)}${folded}`;
}
