import { html, type Html } from '../../http/html.ts';

type Part = Html | string | false;

/** Makes the text of two things that belong together, or of the one that is there: `2 files, 3 KiB`. */
export function bothBy(comma: string) {
  return (one: Part, other: Part): Html => html`${one}${one !== false && other !== false && comma}${other}`;
}
