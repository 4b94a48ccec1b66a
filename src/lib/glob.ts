/**
 * Whether a text is as a pattern describes it: `*` is any number of characters, `?` is one; letters count in either case.
 * The time grows with the product of both lengths, whatever the pattern is.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const wanted = Array.from(pattern.toLowerCase());
  const given = Array.from(text.toLowerCase());
  let at = 0;
  // Where the last star was, and how much of the text it has taken so far: only that one is ever tried again.
  let star = -1;
  let taken = 0;
  for (let position = 0; position < given.length;) {
    const character = wanted[at];
    if (character === '*') {
      star = at++;
      taken = position;
    } else if (character === '?' || character === given[position]) {
      at++;
      position++;
    } else if (star === -1) {
      return false;
    } else {
      at = star + 1;
      position = ++taken;
    }
  }
  while (wanted[at] === '*') at++;
  return at === wanted.length;
}
