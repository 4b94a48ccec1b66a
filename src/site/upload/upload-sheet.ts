import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

/** The style sheet of the pages that files are sent to, for their head. */
export function uploadSheet({ addresses, asset }: Frame): Html {
  return html`<link rel="stylesheet" href="${addresses.asset(asset('upload.css'))}" />`;
}
