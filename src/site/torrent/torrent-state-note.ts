import { moderates } from '../../catalogue/actor.ts';
import type { EditableState } from '../../catalogue/edit.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { validatorOf } from '../../catalogue/validator.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { formTokenField } from '../layout/form-token.ts';
import { torrentLink } from './links.ts';

/**
 * Says why a torrent is not in the lists. Moderators also get the buttons that publish it. `occupant` is the torrent
 * that has its path, if it is another one.
 */
export function stateNote(torrent: Torrent, occupant: Torrent | undefined, frame: Frame): Html | undefined {
  const { stateNote: messages, torrent: old } = frame.messages;
  switch (torrent.state) {
    case 'superseded':
      return note(
        old.superseded,
        occupant === undefined
          ? old.supersededKept
          : old.supersededBy({ newer: torrentLink(occupant, frame) }),
      );
    case 'unlisted':
      return note(messages.unlisted, messages.unlistedHint);
    case 'pending':
    case 'hidden': {
      const { stateReason: reason } = torrent;
      return note(
        messages[torrent.state],
        html`${messages.onlySeenBy}
        ${reason !== undefined && messages.reason({ reason: html`<bdi>${reason}</bdi>` })}
        ${torrent.state === 'pending' && occupant !== undefined && messages.replaces({ other: torrentLink(occupant, frame) })}`,
        moderates(frame.visitor.actor, torrent) && publishButtons(torrent, occupant, frame),
      );
    }
    case 'public':
    case 'removed':
      return undefined;
  }
}

function note(title: string, about: Html | string, buttons: Html | false = false): Html {
  return html`<div class="card note warn" role="note">
    <p><strong>${title}</strong> ${about}</p>
    ${buttons}
  </div>`;
}

function publishButtons(torrent: Torrent, occupant: Torrent | undefined, frame: Frame): Html {
  const { stateNote: messages } = frame.messages;
  const seen = validatorOf(torrent, occupant);
  return html`<div class="actions">
    ${button(torrent, seen, 'public', messages.publish, frame)}
    ${button(torrent, seen, 'unlisted', messages.publishUnlisted, frame)}
  </div>`;
}

function button(torrent: Torrent, seen: string, state: EditableState, label: string, frame: Frame): Html {
  return html`<form action="${frame.addresses.edit(torrent)}" method="post">
    ${formTokenField(frame)}
    <input type="hidden" name="seen" value="${seen}" />
    <input type="hidden" name="state" value="${state}" />
    <button class="button quiet">${label}</button>
  </form> `;
}
