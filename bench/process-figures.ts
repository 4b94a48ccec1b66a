import { readdirSync, readFileSync } from 'node:fs';

/** What a process and its threads have used, from proc(5). */
export interface Usage {
  /** Microseconds of the processor. */
  readonly cpuUs: number;
  /** The same of the main thread. */
  readonly mainUs: number;
  /** The same of each other thread, by its name; threads of one name together. */
  readonly threadsUs: Readonly<Record<string, number>>;
  /** What it sent to the disk. */
  readonly writtenBytes: number;
}

/** What the process has used since it started. Threads that ended are left out. */
export function usageOf(pid: number): Usage {
  const threads = readdirSync(`/proc/${pid}/task`).map((id) => ({
    id,
    name: read(pid, `task/${id}/comm`).trim(),
    // Nanoseconds that it ran, nanoseconds that it waited, and how often it ran.
    us: Number(read(pid, `task/${id}/schedstat`).split(' ')[0]) / 1000,
  }));
  const threadsUs: Record<string, number> = {};
  let mainUs = 0;
  for (const { id, name, us } of threads) {
    if (id === String(pid)) mainUs = us;
    else threadsUs[name] = (threadsUs[name] ?? 0) + us;
  }
  const cpuUs = threads.reduce((sum, { us }) => sum + us, 0);
  return { cpuUs, mainUs, threadsUs, writtenBytes: numberIn(read(pid, 'io'), /^write_bytes: (\d+)/m) };
}

/** What was used between two moments. */
export function difference(before: Usage, after: Usage): Usage {
  const names = Object.keys(after.threadsUs);
  return {
    cpuUs: after.cpuUs - before.cpuUs,
    mainUs: after.mainUs - before.mainUs,
    threadsUs: Object.fromEntries(
      names.map((name) => [name, (after.threadsUs[name] ?? 0) - (before.threadsUs[name] ?? 0)]),
    ),
    writtenBytes: after.writtenBytes - before.writtenBytes,
  };
}

/** How much memory of the process is resident now, and how much was at most, in MiB. */
export function memoryOf(pid: number): { readonly nowMib: number; readonly mostMib: number } {
  const status = read(pid, 'status');
  return {
    nowMib: numberIn(status, /^VmRSS:\s+(\d+)/m) / 1024,
    mostMib: numberIn(status, /^VmHWM:\s+(\d+)/m) / 1024,
  };
}

function read(pid: number, file: string): string {
  return readFileSync(`/proc/${pid}/${file}`, 'utf8');
}

function numberIn(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1]);
}
