/** A member of an object that comes once more. */
export interface DuplicateMember {
  /** Names of members and indices of lists from the outermost value to it. */
  readonly path: readonly (string | number)[];
  /** Where its name is written for the second time, in UTF-16 units from the start. */
  readonly index: number;
}

interface Frame {
  /** The names so far; undefined in a list. */
  readonly names: Set<string> | undefined;
  step: string | number;
  awaitsName: boolean;
}

// Without need of a quotation mark at the end: then no text is looked at twice.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\],]/gs;

/**
 * The members that come twice in the same object of a JSON text, at any depth, `max` at most: programs disagree about
 * which one counts (RFC 8259 section 4), so that what one of them checked another one would not do. The text must be one
 * that JSON.parse accepts. The time that it takes grows with the length alone.
 */
export function findDuplicateMembers(json: string, max: number): readonly DuplicateMember[] {
  const found: DuplicateMember[] = [];
  const frames: Frame[] = [];
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    const frame = frames.at(-1);
    if (token === '{') frames.push({ names: new Set(), step: '', awaitsName: true });
    else if (token === '[') frames.push({ names: undefined, step: 0, awaitsName: false });
    else if (token === '}' || token === ']') frames.pop();
    else if (frame === undefined) break;
    else if (token === ',') next(frame);
    else if (frame.awaitsName && takeName(frame, token)) {
      found.push({ path: frames.map(({ step }) => step), index });
      if (found.length === max) break;
    }
  }
  return found;
}

function next(frame: Frame): void {
  if (typeof frame.step === 'number') frame.step++;
  else frame.awaitsName = true;
}

/** Says whether the name was there before, however it was escaped then. */
function takeName(frame: Frame, token: string): boolean {
  const name = JSON.parse(token) as string;
  const isKnown = frame.names?.has(name) === true;
  frame.names?.add(name);
  frame.step = name;
  frame.awaitsName = false;
  return isKnown;
}
