import type { Publisher } from '../../catalogue/publisher.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

/** What a moderator vouches for, in words: a sign or a colour alone could be a part of a name. */
export function verifiedMark({ verified }: Publisher, { messages }: Frame): Html | false {
  return verified && html`<span class="badge">${messages.publisher.verified}</span>`;
}

/** The name of a publisher, as a link to its page, with the mark. */
export function publisherLink(publisher: Publisher, frame: Frame): Html {
  const { addresses, format } = frame;
  return html`<a href="${addresses.publisher(publisher.slug)}" rel="author">${format.name(publisher.name)}</a>
    ${verifiedMark(publisher, frame)}`;
}
