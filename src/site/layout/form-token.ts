import { html, type Html } from '../../http/html.ts';
import type { Frame } from './frame.ts';

/** What every form that changes something holds: by it the session knows that the form is one of its own pages'. */
export function formTokenField({ visitor: { formToken } }: Frame): Html | false {
  return formToken !== undefined && html`<input type="hidden" name="formToken" value="${formToken}" />`;
}
