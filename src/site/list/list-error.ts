import type { AppError } from '../../errors.ts';
import { html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { BOUNDS, type Bound, type ListAddress } from './list-address.ts';
import { english } from '../layout/english.ts';
import { filterForm } from './filter-form.ts';
import { layout } from '../layout/layout.ts';

/** Says why a list cannot be read as its address asks, with the form as it was filled in. */
export function listErrorPage(error: AppError, address: ListAddress, frame: Frame): string {
  const { filter: messages } = frame.messages;
  const wrong = (error.errors ?? []).map(({ path }) => path);
  const fields = (Object.keys(BOUNDS) as Bound[]).filter((name) => wrong.includes(name));
  // A field says itself what it takes, in the reader's language.
  const hasOnlyFieldErrors = fields.length > 0 && fields.length === wrong.length;
  const content = html`<h1>${messages.wrongTitle}</h1>
    <div class="card note bad" role="alert">
      ${
        hasOnlyFieldErrors
          ? html`<ul>
              ${fields.map(
                (name) =>
                  html`<li>
                    <a href="#filter-${name}">${messages.labels[name]}</a>: ${messages.wrong[BOUNDS[name]]}
                  </li> `,
              )}
            </ul>`
          : html`<p>${english(error.message)}. ${error.hint !== undefined && english(error.hint)}</p>`
      }
      <p><a href="${address.path}">${messages.withoutAny}</a></p>
    </div>
    ${filterForm({ ...address, wrong, hasSwarms: false }, frame)}`;
  const query = address.query.get('q') ?? undefined;
  return layout({ title: messages.wrongTitle, content, query, hidden: true }, frame);
}
