import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

/** The style sheet of pages whose texts have pictures, for their head. */
export function pictureSheet({ addresses, asset }: Frame): Html {
  return html`<link rel="stylesheet" href="${addresses.asset(asset('pictures.css'))}" />`;
}
