/** What a metric is called, and what it counts. Names follow Prometheus: `_total` for counters, seconds and bytes as units. */
export interface Metric<Label extends string = string> {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly Label[];
}

export type LabelValues<Label extends string = string> = Readonly<Record<Label, string | number>>;

/** One value of a metric, with the values of its labels. */
export interface Sample<Value, Label extends string = string> {
  readonly labels: LabelValues<Label>;
  readonly value: Value;
}

/** The values for each combination of labels. Labels must come from closed lists: each combination is kept until the end. */
class Samples<Value, Label extends string> {
  readonly #labels: readonly Label[];
  readonly #begin: () => Value;
  readonly #samples = new Map<string, Sample<Value, Label>>();

  constructor(labels: readonly Label[], begin: () => Value) {
    this.#labels = labels;
    this.#begin = begin;
  }

  of(labels: LabelValues<Label>): Value {
    let key = '';
    for (const label of this.#labels) key += `${labels[label]}\n`;
    const known = this.#samples.get(key);
    if (known !== undefined) return known.value;
    const sample = { labels: { ...labels }, value: this.#begin() };
    this.#samples.set(key, sample);
    return sample.value;
  }

  [Symbol.iterator](): Iterator<Sample<Value, Label>> {
    return this.#samples.values();
  }
}

/** The number of one combination of labels. */
export class Count {
  value = 0;

  add(): void {
    this.value += 1;
  }
}

/** A number that only grows, for each combination of labels. */
export class Counter<Label extends string = string> {
  readonly kind = 'counter';
  readonly metric: Metric<Label>;
  readonly #samples: Samples<Count, Label>;

  /** Values of labels in `known` begin at 0, so that their first rise is seen; so does a counter without labels. */
  constructor(metric: Metric<Label>, known: readonly LabelValues<Label>[] = []) {
    this.metric = metric;
    this.#samples = new Samples(metric.labels, () => new Count());
    const first = metric.labels.length === 0 ? [{} as LabelValues<Label>] : known;
    for (const labels of first) this.of(labels);
  }

  /** The count of these labels, which is cheaper to keep than to ask for again. */
  of(labels: LabelValues<Label>): Count {
    return this.#samples.of(labels);
  }

  *samples(): Iterable<Sample<number, Label>> {
    for (const { labels, value } of this.#samples) yield { labels, value: value.value };
  }
}

/** How the values of one combination of labels are distributed. */
export class Distribution {
  /** How many values are at most each bound and above the one before, in the order of the bounds. */
  readonly counts: Float64Array;
  sum = 0;
  count = 0;
  readonly #bounds: readonly number[];

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.counts = new Float64Array(bounds.length);
  }

  observe(value: number): void {
    this.sum += value;
    this.count += 1;
    const bounds = this.#bounds;
    let index = 0;
    while (index < bounds.length && value > bounds[index]!) index++;
    if (index < bounds.length) this.counts[index]! += 1;
  }
}

/** Counts values by their size, for each combination of labels. */
export class Histogram<Label extends string = string> {
  readonly kind = 'histogram';
  readonly metric: Metric<Label>;
  /** Upper bounds, ascending. What is larger is in the number of all values only. */
  readonly bounds: readonly number[];
  readonly #samples: Samples<Distribution, Label>;

  constructor(metric: Metric<Label>, bounds: readonly number[]) {
    this.metric = metric;
    this.bounds = bounds;
    this.#samples = new Samples(metric.labels, () => new Distribution(bounds));
  }

  /** The distribution of these labels, which is cheaper to keep than to ask for again. */
  of(labels: LabelValues<Label>): Distribution {
    return this.#samples.of(labels);
  }

  samples(): Iterable<Sample<Distribution, Label>> {
    return this.#samples;
  }
}

/** Numbers that are read at each request for metrics, such as a size. */
export interface Reading {
  readonly kind: 'counter' | 'gauge';
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample<number>[];
}

export type Instrument = Counter | Histogram;

/** Reads the numbers of one part of the service. */
export type Source = () => Promise<readonly Reading[]>;

/** A gauge with one value, or with one for each combination of labels. */
export function gauge(name: string, help: string, value: number | readonly Sample<number>[]): Reading {
  const samples = typeof value === 'number' ? [{ labels: {}, value }] : value;
  return { kind: 'gauge', name, help, samples };
}
