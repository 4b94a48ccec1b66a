/** Something that changes, as a number that stays the same as long as it does; undefined when that cannot be told. */
export interface State {
  /** What is read after it was asked for is not older than it. */
  number(): number | undefined;
}

/** Remembers what was looked up as long as the number of a state stays the same: at most `keysMax` of it. */
export class StateMemory<Key, Value> {
  readonly #state: State;
  readonly #keysMax: number;
  readonly #known = new Map<Key, Value>();
  #number: number | undefined;

  constructor(state: State, keysMax: number) {
    this.#state = state;
    this.#keysMax = keysMax;
  }

  /** What `look` returned for the key in this state. Undefined is not remembered. */
  get(key: Key, look: () => Value): Value {
    const number = this.#state.number();
    if (number === undefined) return look();
    if (number !== this.#number) this.#known.clear();
    this.#number = number;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const value = look();
    if (this.#known.size >= this.#keysMax) this.#known.clear();
    this.#known.set(key, value);
    return value;
  }
}
