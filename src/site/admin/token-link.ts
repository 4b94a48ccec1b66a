import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { adminAddress } from './addresses.ts';

const NAME_CHARACTERS_MAX = 40;

/** What the tokens of a page are called, by their ids; one that is gone is missing. */
export type TokenNames = ReadonlyMap<number, string>;

/** Whose token it is: its name and its number, a link for visitors who may look at it; the number alone of one that is gone. */
export function tokenLink(id: number, names: TokenNames, frame: Frame): Html {
  const name = names.get(id);
  return name === undefined
    ? html`${frame.messages.admin.token({ id: String(id) })}`
    : namedTokenLink(id, name, frame);
}

/** The same for a token whose name is known. */
export function namedTokenLink(
  id: number,
  name: string,
  { messages, format, visitor, addresses }: Frame,
): Html {
  const shown = format.name(name, NAME_CHARACTERS_MAX);
  const mayLook = visitor.role === 'admin';
  return messages.admin.nameAndToken({
    name: mayLook ? html`<a href="${adminAddress(addresses, 'tokens', id)}">${shown}</a>` : shown,
    token: messages.admin.token({ id: String(id) }),
  });
}
