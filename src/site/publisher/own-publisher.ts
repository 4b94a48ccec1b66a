import type { Publisher } from '../../catalogue/publisher.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import { textArea, textField } from '../layout/form-fields.ts';
import { formTokenField } from '../layout/form-token.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { problemNote } from '../problem/problem-note.ts';
import { publisherLink } from './publisher-name.ts';

interface Typed {
  readonly slug: string;
  readonly name: string;
  readonly about: string;
}

/** On the page of an account: the page that its publisher has, if any, and the form for it. */
export function ownPublisher(publisher: Publisher | undefined, frame: Frame): Html {
  const { publisher: messages } = frame.messages;
  const typed = {
    slug: publisher?.slug ?? '',
    name: publisher?.name ?? '',
    about: publisher?.about ?? '',
  };
  return html`<section aria-labelledby="publisher">
    <h2 id="publisher">${messages.own}</h2>
    <p>${messages.ownAbout}</p>
    ${publisher !== undefined && html`<p>${publisherLink(publisher, frame)}</p>`} ${form(typed, frame)}
    ${
      publisher !== undefined &&
      html`<form action="${`${frame.addresses.accountPublisher}/remove`}" method="post">
        ${formTokenField(frame)} <input type="hidden" name="slug" value="${publisher.slug}" />
        <button class="button quiet">${messages.remove}</button>
      </form>`
    }
  </section>`;
}

/** The form again, with what was wrong with it. */
export function ownPublisherPage(typed: Typed, problem: Problem, frame: Frame): string {
  const { publisher: messages } = frame.messages;
  const content = html`<h1>${messages.own}</h1>
    ${problemNote(problem, frame)} ${form(typed, frame)}`;
  return layout({ title: messages.own, content, current: 'account', hidden: true }, frame);
}

function form({ slug, name, about }: Typed, frame: Frame): Html {
  const { publisher: messages } = frame.messages;
  const start = frame.publicAddresses.publisher('');
  const fields = {
    slug: { name: 'slug', label: messages.slug, hint: messages.slugHint({ start }), value: slug },
    name: { name: 'publisherName', label: messages.name, hint: messages.nameHint, value: name },
    about: { name: 'about', label: messages.about, hint: messages.aboutHint, value: about },
  };
  return html`<form action="${frame.addresses.accountPublisher}" method="post">
    ${formTokenField(frame)} ${textField(fields.name)} ${textField(fields.slug)}
    ${textArea(fields.about, 1000)}
    <button class="button">${messages.save}</button>
  </form>`;
}
