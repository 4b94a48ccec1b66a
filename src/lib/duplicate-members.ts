/** A member whose name the object has already. */
export interface DuplicateMember {
  /** Member names and array indices from the outermost value to it. */
  readonly path: readonly (string | number)[];
  /** Where its name is repeated, in UTF-16 code units from the start. */
  readonly index: number;
}

interface Frame {
  /** The names so far; undefined in an array. */
  readonly names: Set<string> | undefined;
  step: string | number;
  awaitsName: boolean;
}

// The closing quotation mark is optional, so that the pattern never backtracks.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\],]/gs;

/**
 * Finds the members that come twice in the same object of a JSON text, at any depth, at most `max`. Programs disagree
 * about which of the two counts (RFC 8259 section 4), so one program could check a value and another use the other. The
 * text must be valid for JSON.parse. Takes linear time.
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

/** Adds a name to the frame. Returns whether the frame had it already, whatever its escapes. */
function takeName(frame: Frame, token: string): boolean {
  const name = JSON.parse(token) as string;
  const isKnown = frame.names?.has(name) === true;
  frame.names?.add(name);
  frame.step = name;
  frame.awaitsName = false;
  return isKnown;
}
