import type { Session } from '../../access/session.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';
import { formTokenField } from '../layout/form-token.ts';

const BROWSER_CHARACTERS_MAX = 120;

/** The browsers that the visitor is signed in with, each with a way to end that. */
export function sessionList(sessions: readonly Session[], frame: Frame): Html {
  const { sessions: messages } = frame.messages;
  return html`<section aria-labelledby="sessions">
    <h2 id="sessions">${messages.title}</h2>
    <table class="detailed" aria-labelledby="sessions">
      <thead>
        <tr>
          <th scope="col">${messages.browser}</th>
          <th scope="col">${messages.address}</th>
          <th scope="col">${messages.since}</th>
          <th scope="col">${messages.seen}</th>
          <th scope="col">${messages.action}</th>
        </tr>
      </thead>
      <tbody>
        ${sessions.map((session) => row(session, frame))}
      </tbody>
    </table>
  </section>`;
}

function row(session: Session, frame: Frame): Html {
  const { addresses, visitor, messages, format } = frame;
  const { sessions, common } = messages;
  const { id, userAgent, ip, createdAt, lastSeenAt } = session;
  const browser =
    userAgent === '' ? html`${sessions.unnamed}` : format.name(userAgent, BROWSER_CHARACTERS_MAX);
  const isThisOne = visitor.session?.id === id;
  return html`<tr>
    <th scope="row">${browser} ${isThisOne && html`<span class="badge">${sessions.thisOne}</span>`}</th>
    <td data-label="${sessions.address}">${ip === undefined ? common.unknown : code(ip)}</td>
    <td data-label="${sessions.since}">${format.day(createdAt)}</td>
    <td data-label="${sessions.seen}">${format.moment(lastSeenAt)}</td>
    <td>
      <form action="${isThisOne ? addresses.logout : addresses.endSession(id)}" method="post">
        ${formTokenField(frame)}
        <button class="button quiet">${sessions.end}<span class="unseen"> ${browser}</span></button>
      </form>
    </td>
  </tr> `;
}
