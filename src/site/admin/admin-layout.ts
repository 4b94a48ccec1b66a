import { moderatesAll } from '../../catalogue/actor.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { chartSheet } from '../layout/bar-chart.ts';
import { problemNote } from '../problem/problem-note.ts';
import { ADMIN_PARTS, adminAddress, type AdminPart } from './addresses.ts';

const FOR_MODERATORS: ReadonlySet<AdminPart> = new Set(['overview', 'queue', 'torrents']);

export interface AdminLayoutOptions {
  readonly part: AdminPart;
  /** The heading, where it is not that of the part. */
  readonly heading?: Html | string | undefined;
  readonly title?: string | undefined;
  /** Why the last form was not taken. */
  readonly problem?: Problem | undefined;
  readonly content: Html;
}

/** A page of the administration, with the ways to the other parts that its reader may see. */
export function adminLayout(
  { part, heading, title, problem, content }: AdminLayoutOptions,
  frame: Frame,
): string {
  const name = frame.messages.admin.parts[part];
  const page = html`${navigation(part, frame)}
    <h1>${heading ?? name}</h1>
    ${problem !== undefined && problemNote(problem, frame)} ${content}`;
  const { addresses, asset } = frame;
  const head = html`<link rel="stylesheet" href="${addresses.asset(asset('admin.css'))}" />
    ${part === 'overview' && chartSheet(frame)}`;
  return layout({ title: title ?? name, content: page, current: 'admin', hidden: true, head }, frame);
}

function navigation(current: AdminPart, frame: Frame): Html {
  const { admin } = frame.messages;
  return html`<nav class="parts" aria-label="${admin.navigation}">
    <ul>
      ${ADMIN_PARTS.filter((part) => mayOpen(part, frame)).map(
        (part) =>
          html`<li>${link(part, part === current, frame)} ${part === 'queue' && waiting(frame)}</li> `,
      )}
    </ul>
  </nav>`;
}

function mayOpen(part: AdminPart, { visitor }: Frame): boolean {
  if (visitor.role === 'admin' || FOR_MODERATORS.has(part)) return true;
  return (part === 'blocks' || part === 'publishers') && moderatesAll(visitor.actor);
}

function link(part: AdminPart, isCurrent: boolean, { addresses, messages }: Frame): Html {
  const address = adminAddress(addresses, part);
  const text = messages.admin.parts[part];
  return isCurrent
    ? html`<a href="${address}" aria-current="page">${text}</a>`
    : html`<a href="${address}">${text}</a>`;
}

function waiting({ waitingCount = 0, format }: Frame): Html | false {
  return waitingCount > 0 && html`<span class="badge">${format.count(waitingCount)}</span>`;
}
