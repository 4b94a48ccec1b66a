import type { Publisher } from '../../catalogue/publisher.ts';
import { html, type Html } from '../../http/html.ts';
import { formTokenField } from '../layout/form-token.ts';
import type { Frame } from '../layout/frame.ts';
import { publisherLink } from '../publisher/publisher-name.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';

export interface PublishersPageInput {
  readonly publishers: readonly Publisher[];
  /** The address of the next page. */
  readonly next: string | undefined;
}

/** Who has a page, and who of them is who they say. */
export function publishersPage({ publishers, next }: PublishersPageInput, frame: Frame): string {
  const { publisher: messages, adminBlocks } = frame.messages;
  const content = html`<p>${messages.adminAbout}</p>
    ${publishers.length === 0 ? html`<p>${messages.adminNothing}</p>` : table(publishers, frame)}
    ${next !== undefined && html`<p><a class="button quiet" rel="next" href="${next}">${adminBlocks.more}</a></p>`}`;
  return adminLayout({ part: 'publishers', content }, frame);
}

function table(publishers: readonly Publisher[], frame: Frame): Html {
  const { publisher: messages, adminBlocks } = frame.messages;
  return html`<table>
    <caption class="unseen">
      ${frame.messages.admin.parts.publishers}
    </caption>
    <thead>
      <tr>
        <th scope="col">${messages.name}</th>
        <th scope="col">${messages.slug}</th>
        <th scope="col">${adminBlocks.since}</th>
        <th scope="col">${adminBlocks.action}</th>
      </tr>
    </thead>
    <tbody>
      ${publishers.map((publisher) => row(publisher, frame))}
    </tbody>
  </table>`;
}

function row(publisher: Publisher, frame: Frame): Html {
  const { slug, name, verified, createdAt } = publisher;
  const { publisher: messages, adminBlocks } = frame.messages;
  const mark = verified ? (['unverify', messages.unverify] as const) : (['verify', messages.verify] as const);
  return html`<tr>
    <th scope="row">${publisherLink(publisher, frame)}</th>
    <td data-label="${messages.slug}">${slug}</td>
    <td data-label="${adminBlocks.since}">${frame.format.day(createdAt)}</td>
    <td>
      <form action="${adminAddress(frame.addresses, 'publishers', slug)}" method="post">
        ${formTokenField(frame)}
        ${[mark, ['remove', messages.remove] as const].map(
          ([value, text]) =>
            html`<button class="button quiet" name="change" value="${value}">
              ${text}<span class="unseen"> ${frame.format.name(name)}</span>
            </button> `,
        )}
      </form>
    </td>
  </tr> `;
}
