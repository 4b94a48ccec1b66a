import type { Metric as LibraryMetric, Registry } from 'prom-client';
import type { Histogram, Instrument, Reading } from './instruments.ts';
import type { ServiceMetrics } from './service-metrics.ts';

/** What Prometheus gets. */
export interface Exposition {
  readonly contentType: string;
  readonly text: string;
}

/** A value as the library writes it. */
interface Value {
  readonly metricName?: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
}

/** What the library asks of a metric that it writes. */
interface Writable {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly values: readonly Value[];
}

/**
 * Makes the function that writes all metrics in the text format of Prometheus, with those of the process beside them. The
 * library that writes them takes 5 MB of memory, so it is read at the first request for metrics, and the service counts by
 * itself.
 */
export function createExposition(metrics: ServiceMetrics): () => Promise<Exposition> {
  let ofProcess: Registry | undefined;
  return async () => {
    const { Registry, collectDefaultMetrics } = await import('prom-client');
    if (ofProcess === undefined) collectDefaultMetrics({ register: (ofProcess = new Registry()) });
    const own = new Registry();
    // A part that does not answer must not hide the others, which may tell why.
    const readings = await Promise.all(metrics.sources.map((read) => read().catch(() => [])));
    for (const written of [...metrics.instruments.map(ofInstrument), ...readings.flat().map(ofReading)])
      own.registerMetric({ ...written, get: () => Promise.resolve(written) } as unknown as LibraryMetric);
    const texts = await Promise.all([own.metrics(), ofProcess.metrics()]);
    return { contentType: own.contentType, text: texts.join('\n') };
  };
}

function ofReading({ kind, name, help, samples }: Reading): Writable {
  return { name, help, type: kind, values: samples };
}

function ofInstrument(instrument: Instrument): Writable {
  const { name, help } = instrument.metric;
  const values = instrument.kind === 'histogram' ? bucketsOf(instrument) : [...instrument.samples()];
  return { name, help, type: instrument.kind, values };
}

/** The buckets are cumulative: each has all values that are not larger than its bound. */
function bucketsOf(histogram: Histogram): Value[] {
  const { name } = histogram.metric;
  return [...histogram.samples()].flatMap(({ labels, value: { counts, sum, count } }) => {
    let below = 0;
    const buckets = histogram.bounds.map((bound, index) => {
      below += counts[index] ?? 0;
      return { metricName: `${name}_bucket`, labels: { ...labels, le: bound }, value: below };
    });
    return [
      ...buckets,
      { metricName: `${name}_bucket`, labels: { ...labels, le: '+Inf' }, value: count },
      { metricName: `${name}_sum`, labels, value: sum },
      { metricName: `${name}_count`, labels, value: count },
    ];
  });
}
