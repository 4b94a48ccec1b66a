import { html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { loginForm, onceForm, type LoginFormInput } from './login-form.ts';
import { problemNote } from '../problem/problem-note.ts';

export interface LoginPageInput extends LoginFormInput {
  /** The secret of a login link, which takes the form's place. */
  readonly once: string | undefined;
  /** Why the last attempt failed. */
  readonly problem: Problem | undefined;
}

/** The page to sign in on. */
export function loginPage({ once, problem, ...input }: LoginPageInput, frame: Frame): string {
  const { title } = frame.messages.login;
  const content = html`<h1>${title}</h1>
    ${problem !== undefined && problemNote(problem, frame)}
    ${once === undefined ? loginForm(input, frame) : onceForm(once, input.next, frame)}`;
  return layout({ title, content, current: 'sign-in', hidden: true }, frame);
}
