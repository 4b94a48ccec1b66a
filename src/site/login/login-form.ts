import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { formTokenField } from '../layout/form-token.ts';

export interface LoginFormInput {
  /** Where it leads; what is no path of this service leads to the start page. */
  readonly next: string | null;
  /** Whether people may sign in elsewhere. */
  readonly hasProvider: boolean;
}

/**
 * The form that takes a token, and the way to sign in without one. The hidden field is for password managers, which know
 * no password without a name.
 */
export function loginForm({ next, hasProvider }: LoginFormInput, { addresses, messages }: Frame): Html {
  const { login } = messages;
  const provider = `${addresses.loginProvider}${next === null ? '' : `?next=${encodeURIComponent(next)}`}`;
  return html`<form action="${addresses.login}" method="post">
      ${nextField(next)}
      <input autocomplete="username" hidden />
      <div class="field">
        <label for="token">${login.token}</label>
        <p id="token-hint">${login.tokenHint}</p>
        <input
          id="token"
          type="password"
          name="token"
          required
          dir="ltr"
          aria-describedby="token-hint"
          aria-invalid="false"
          autocomplete="current-password"
          spellcheck="false"
        />
      </div>
      <button class="button">${login.submit}</button>
    </form>
    ${hasProvider && html`<p class="or"><a class="button quiet" href="${provider}">${login.provider}</a></p>`}`;
}

/**
 * Signs in by the secret of a login link, when a person presses the button: mail scanners load a link and run its
 * scripts, and other sites lead a browser to one. It says which session the browser has and would lose.
 */
export function onceForm(once: string, next: string | null, frame: Frame): Html {
  const { addresses, visitor, messages } = frame;
  const { login } = messages;
  const { session } = visitor;
  return html`<form id="once" action="${addresses.login}" method="post">
    ${nextField(next)} ${formTokenField(frame)}
    <input type="hidden" name="once" value="${once}" />
    <p>${login.once}</p>
    ${session !== undefined && html`<p class="card note warn">${login.ends({ name: html`<bdi>${session.token.name}</bdi>` })}</p>`}
    <p class="actions">
      <button class="button">${session === undefined ? login.submit : login.switch}</button>
      ${session !== undefined && html`<a class="button quiet" href="${addresses.start}">${login.stay}</a>`}
    </p>
  </form>`;
}

function nextField(next: string | null): Html | false {
  return next !== null && html`<input type="hidden" name="next" value="${next}" />`;
}
