import type { Count } from '../../catalogue/torrent-list.ts';
import type { Frame } from '../layout/frame.ts';

/** A count in words, or that there are more than could be counted. */
export function countText(
  { count, isMore }: Count,
  text: (values: { readonly count: number }) => string,
  { messages }: Frame,
): string {
  return isMore ? messages.admin.moreThan({ count: text({ count }) }) : text({ count });
}
