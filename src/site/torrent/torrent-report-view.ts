import { REPORT_KINDS } from '../../catalogue/moderation.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { choiceField, textArea } from '../layout/form-fields.ts';
import { formTokenField } from '../layout/form-token.ts';
import { layout } from '../layout/layout.ts';
import { problemNote } from '../problem/problem-note.ts';

export interface ReportPageInput {
  readonly torrent: Torrent;
  /** What was typed. */
  readonly kind: string;
  readonly text: string;
  readonly problem: Problem | undefined;
}

/** The form to report a torrent to the moderators. */
export function reportPage({ torrent, kind, text, problem }: ReportPageInput, frame: Frame): string {
  const { addresses, format } = frame;
  const { report: messages } = frame.messages;
  const name = torrent.title ?? torrent.name;
  const kinds = [['', '—'] as const, ...REPORT_KINDS.map((it) => [it, messages.kinds[it]] as const)];
  const content = html`<h1>${messages.heading({ torrent: format.name(name) })}</h1>
    ${problem !== undefined && problemNote(problem, frame)}
    <p>${messages.about}</p>
    <form action="${addresses.report(torrent)}" method="post">
      ${formTokenField(frame)} ${choiceField('kind', messages.kind, kinds, kind)}
      ${textArea({ name: 'text', label: messages.text, hint: messages.textHint, value: text })}
      <p class="actions">
        <button class="button">${messages.submit}</button>
        <a class="button quiet" href="${addresses.page(torrent)}">${messages.back}</a>
      </p>
    </form>`;
  return layout({ title: messages.title({ torrent: name }), content, hidden: true }, frame);
}

/** Thanks for a report. */
export function reportedPage(torrent: Torrent, frame: Frame): string {
  const { report: messages } = frame.messages;
  const content = html`<h1>${messages.thanksTitle}</h1>
    <p>${messages.thanks}</p>
    <p><a href="${frame.addresses.page(torrent)}">${messages.back}</a></p>`;
  return layout({ title: messages.thanksTitle, content, hidden: true }, frame);
}
