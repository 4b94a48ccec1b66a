// How scripts write what the server writes too: strangers' names, sizes and numbers.

const NAME_CHARACTERS_MAX = 255;
const PREFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

// What hides text or turns it around, and halves of pairs.
const UNSEEN =
  /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}\p{Noncharacter_Code_Point}]/gu;

const language = document.documentElement.lang;
// With the digits of the names and addresses that they stand among, also in Arabic.
const decimals = new Intl.NumberFormat(language, {
  maximumFractionDigits: 1,
  useGrouping: false,
  numberingSystem: 'latn',
});
const counts = new Intl.NumberFormat(language, { numberingSystem: 'latn' });

/** A stranger's text as it may be shown. */
export function shownText(text) {
  const seen = text.replaceAll(UNSEEN, '\ufffd');
  return seen.length <= NAME_CHARACTERS_MAX
    ? seen
    : `${seen.slice(0, NAME_CHARACTERS_MAX).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** An element with a stranger's name, kept apart from the direction of the text around it. */
export function nameElement(text, unseenName) {
  const isSeen = /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
  const element = document.createElement(isSeen ? 'bdi' : 'i');
  element.textContent = isSeen ? shownText(text) : unseenName;
  return element;
}

/** A size such as `3.6 GiB`, whose unit ends in that of bytes. */
export function shownSize(count, byteUnit) {
  let value = count;
  let prefix = 0;
  while (value >= 1023.95 && prefix < PREFIXES.length - 1) {
    value /= 1024;
    prefix++;
  }
  return `${decimals.format(value >= 99.95 ? Math.round(value) : value)}\u00a0${PREFIXES[prefix]}${byteUnit}`;
}

/** A text with a number in the place of `#`. */
export function withNumber(text, count) {
  return text.replace('#', counts.format(count));
}
