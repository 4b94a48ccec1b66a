import { html, type Html } from '../../http/html.ts';

/** What few people need, behind a line that names and counts it. */
export function folded(title: string, count: string | undefined, content: Html, id?: string): Html {
  return html`<details${id !== undefined && html` id="${id}"`} class="folded">
    <summary>${title} ${count !== undefined && html`<span class="count">${count}</span>`}</summary>
    ${content}
  </details>`;
}
