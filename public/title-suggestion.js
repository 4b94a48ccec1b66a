// Suggests a title from the name of a torrent.

const ENDING =
  /\.(?:7z|apk|avi|bz2|deb|dmg|epub|exe|flac|gz|img|iso|mkv|mp3|mp4|msi|ogg|pdf|rpm|tar|webm|xz|zip|zst)$/i;
const TITLE_CHARACTERS_MAX = 200;
const FORBIDDEN = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/gu;

/** `my_film.tar.gz` as `my film`; empty when nothing is left of the name. */
export function suggestTitle(name) {
  let stem = name.replaceAll(FORBIDDEN, ' ');
  while (ENDING.test(stem)) stem = stem.replace(ENDING, '');
  const title = stem.replaceAll('_', ' ').replaceAll(/\s+/g, ' ').trim();
  return Array.from(title).slice(0, TITLE_CHARACTERS_MAX).join('');
}
