// Strangers choose the host names and addresses, so a table of them must have a limit.
const KNOWN_MAX = 1000;

/** The function, with a small cache of its results, which must not be undefined. */
export function remembered<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const value = known.get(text);
    if (value !== undefined) return value;
    const computed = compute(text);
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(text, computed);
    return computed;
  };
}
