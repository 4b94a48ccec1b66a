import { performance } from 'node:perf_hooks';

const MEASURED_EVERY_MS = 10_000;
/** Below it, clients need not be asked to come later. */
const CALM = 0.5;

/** Makes a function that says how busy this thread was lately: from 0, at most half of the time, to 1, always. */
export function createLoadMeter(): () => number {
  let before = performance.eventLoopUtilization();
  let load = 0;
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    load = Math.max(0, (utilization - CALM) / (1 - CALM));
  }, MEASURED_EVERY_MS);
  timer.unref();
  return () => load;
}
