const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Controls, marks that turn the direction of text or take no room, halves of surrogate pairs, and what HTML forbids.
const UNSEEN =
  /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** A stranger's text for the content of an element or a quoted attribute; what hides or turns text shows as U+FFFD. */
export function escapeHtml(text: string): string {
  return text.replaceAll(UNSEEN, '\u{fffd}').replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
