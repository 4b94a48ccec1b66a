/** The time below which that part of them lies; times are in milliseconds. */
export function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** Median, 99th percentile and maximum, for people. */
export function describeTimes(times: readonly number[]): string {
  const [median, late, last] = [0.5, 0.99, 1].map((part) => percentile(times, part).toFixed(0));
  return `${times.length} requests, median ${median} ms, p99 ${late} ms, maximum ${last} ms`;
}
