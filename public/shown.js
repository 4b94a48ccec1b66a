// Formats strangers' names, sizes and numbers in scripts as the server does.

const NAME_CHARACTERS_MAX = 255;
const PREFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

// Characters that hide or reverse text, and lone surrogates.
const UNSEEN =
  /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}\p{Noncharacter_Code_Point}]/gu;

const language = document.documentElement.lang;
// With the same digits as the names and addresses around them, also in Arabic.
const decimals = new Intl.NumberFormat(language, {
  maximumFractionDigits: 1,
  useGrouping: false,
  numberingSystem: 'latn',
});
const counts = new Intl.NumberFormat(language, { numberingSystem: 'latn' });

/** A stranger's text, made safe to show. */
export function shownText(text) {
  const seen = text.replaceAll(UNSEEN, '\ufffd');
  return seen.length <= NAME_CHARACTERS_MAX
    ? seen
    : `${seen.slice(0, NAME_CHARACTERS_MAX).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** An element with a stranger's name, isolated from the direction of the text around it. */
export function nameElement(text, unseenName) {
  const isSeen = /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
  const element = document.createElement(isSeen ? 'bdi' : 'i');
  element.textContent = isSeen ? shownText(text) : unseenName;
  return element;
}

/** A size such as `3.6 GiB`; `byteUnit` is the local unit of bytes, with which the unit ends. */
export function shownSize(count, byteUnit) {
  let value = count;
  let prefix = 0;
  while (value >= 1023.95 && prefix < PREFIXES.length - 1) {
    value /= 1024;
    prefix++;
  }
  return `${decimals.format(value >= 99.95 ? Math.round(value) : value)}\u00a0${PREFIXES[prefix]}${byteUnit}`;
}

/** The text with `#` replaced by a number. */
export function withNumber(text, count) {
  return text.replace('#', counts.format(count));
}
