/**
 * Remembers what was looked up until the turn of the event loop ends. Requests that arrive together share a look-up; one
 * that follows the answer to a change arrives in a later turn, and sees the change. What goes on after a change in the same
 * turn calls `clear` first.
 */
export class TurnMemory<Key, Value> {
  readonly #known = new Map<Key, Value>();

  /** What `look` returned for the key in this turn. */
  get(key: Key, look: () => Value): Value {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const value = look();
    if (this.#known.size === 0) setImmediate(() => this.clear());
    this.#known.set(key, value);
    return value;
  }

  clear(): void {
    this.#known.clear();
  }
}
