// Signs in on the upload page itself when the server refuses the visitor, for example after their session ended. The
// chosen files and typed texts stay.

import { shownText } from './shown.js';

const SIGNED_OUT = { isSignedIn: false, problem: undefined };

/** Makes the sign-in of a `form`; `queue` has its position, template and texts. */
export function createSignIn(form, queue) {
  const place = queue.querySelector('[data-sign-in-place]');
  const part = (selector) => place.querySelector(selector);
  let renewing;

  const signIn = {
    get isShown() {
      return place.firstElementChild !== null;
    },

    /** `message` is that of the server, when it says more than that signing in is necessary. */
    show(message = '') {
      const { token } = form.elements;
      const hasField = token !== undefined || part('[data-sign-in-token]') !== null;
      if (!signIn.isShown || !hasField)
        place.replaceChildren(queue.querySelector('template[data-sign-in]').content.cloneNode(true));
      if (token !== undefined) part('[data-sign-in-token]')?.remove();
      const detail = part('[data-detail]');
      // Screen readers must not read the same text again.
      if (detail.textContent !== shownText(message)) detail.textContent = shownText(message);
      part('[data-still]').hidden = true;
      token?.setAttribute('aria-describedby', 'token-hint sign-in-about sign-in-detail');
      const field = tokenField();
      markWrong(field, message !== '' && field.value !== '');
      focusField(field);
    },

    /**
     * Signs in with the typed token, or checks whether the visitor has signed in elsewhere. Resolves to whether the
     * uploads can continue.
     */
    async continue() {
      if (form.elements.token?.value) return hide();
      const typed = part('[data-sign-in-token] input')?.value ?? '';
      const { isSignedIn, problem } = await renew(typed);
      if (isSignedIn) return hide();
      signIn.show(messageOf(problem));
      part('[data-still]').hidden = problem !== undefined;
      return false;
    },

    /** Resolves to whether the browser is signed in, also by another tab. The form then uses that session. */
    async isRenewed() {
      renewing ??= renew('').finally(() => {
        renewing = undefined;
      });
      return (await renewing).isSignedIn;
    },
  };

  function hide() {
    if (place.contains(document.activeElement)) form.querySelector('[data-send]').focus();
    place.replaceChildren();
    const { token } = form.elements;
    token?.setAttribute('aria-describedby', 'token-hint');
    if (token !== undefined) markWrong(token, false);
    return true;
  }

  function tokenField() {
    return form.elements.token ?? part('[data-sign-in-token] input');
  }

  /** The text that the field is described by says what is wrong. */
  function markWrong(field, isWrong) {
    field.setAttribute('aria-invalid', String(isWrong));
  }

  /** Does not take the focus from a visitor who is typing elsewhere. */
  function focusField(field) {
    const { activeElement } = document;
    if (activeElement !== field && activeElement.matches('input, textarea, select')) return;
    field.focus();
    field.select();
  }

  /** The answer to a sign-in redirects to the same page, which has what the form needs. */
  async function renew(token) {
    const { pathname } = new URL(form.action);
    const body = new URLSearchParams({ token, next: pathname });
    try {
      const answer = await fetch(token === '' ? pathname : queue.dataset.login, {
        headers: { accept: 'application/json' },
        cache: 'no-store',
        ...(token !== '' && { method: 'POST', body }),
      });
      if (answer.ok) return { ...SIGNED_OUT, isSignedIn: adopt(await answer.text()) };
      return { ...SIGNED_OUT, problem: token === '' ? undefined : await answer.json() };
    } catch {
      return SIGNED_OUT;
    }
  }

  /** Adopts the form token of that page, and whether its forms ask for a token. */
  function adopt(page) {
    const fresh = new DOMParser().parseFromString(page, 'text/html');
    const proof = fresh.querySelector('input[name="formToken"]');
    if (proof === null) return false;
    form.elements.formToken?.remove();
    form.prepend(document.adoptNode(proof));
    if (fresh.querySelector('#token') === null) form.elements.token?.closest('.field').remove();
    return true;
  }

  return signIn;
}

/** The texts of a problem, as full sentences. */
export function messageOf(problem) {
  return problem && [problem.detail?.replace(/[.]?$/, '.'), problem.hint].filter(Boolean).join(' ');
}
