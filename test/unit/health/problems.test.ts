import { describe, expect, it } from 'vitest';
import { Problems } from '../../../src/health/problems.ts';

function open() {
  let time = 0;
  const lines: string[] = [];
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push(`${level} ${JSON.stringify(fields)} ${message}`);
  const problems = new Problems({
    now: () => new Date(time),
    clock: () => time,
    log: { warn: at('warn'), error: at('error') },
  });
  const pass = (ms: number) => (time += ms);
  return { problems, lines, pass };
}

describe('Problems', () => {
  it('logs a problem once when it begins and once when it is over, however often it is noted', () => {
    const { problems, lines, pass } = open();
    problems.note('disk_full', { detail: 'no space' });
    pass(5_000);
    problems.note('disk_full', { detail: 'still no space' });
    expect(problems.list()).toEqual([
      {
        code: 'disk_full',
        subject: undefined,
        detail: 'still no space',
        since: new Date(0),
        lastSeen: new Date(5_000),
      },
    ]);
    problems.clear('disk_full');
    problems.clear('disk_full');
    expect(problems.list()).toEqual([]);
    expect(lines).toEqual([
      'error {"problem":"disk_full","detail":"no space"} A problem began: The disk is full: changes are refused. Free some space on the disk of the data folder.',
      'warn {"problem":"disk_full","since":"1970-01-01T00:00:00.000Z"} A problem is over: The disk is full: changes are refused.',
    ]);
  });

  it('lists the worst first', () => {
    const { problems } = open();
    for (const code of ['job_failing', 'disk_error', 'database_damaged'] as const) problems.note(code);
    expect(problems.list().map(({ code }) => code)).toEqual([
      'database_damaged',
      'disk_error',
      'job_failing',
    ]);
  });

  it('keeps those of several parts apart, and clears one or all of them', () => {
    const { problems, lines } = open();
    for (const subject of ['a', 'b', 'c']) problems.note('job_failing', { subject });
    problems.clear('job_failing', 'b');
    expect(problems.list().map(({ subject }) => subject)).toEqual(['a', 'c']);
    problems.clear('job_failing');
    expect(problems.list()).toEqual([]);
    expect(lines.filter((line) => line.includes('is over'))).toHaveLength(3);
  });

  it('ends one that has a time by itself, unless it is noted again', () => {
    const { problems, lines, pass } = open();
    problems.note('clock_jumped', { lastsMs: 1_000 });
    pass(999);
    problems.note('clock_jumped', { lastsMs: 1_000 });
    pass(999);
    expect(problems.list()).toHaveLength(1);
    pass(1);
    expect(problems.list()).toEqual([]);
    expect(lines).toHaveLength(2);
  });

  it('keeps at most fifty of one code', () => {
    const { problems } = open();
    for (let number = 0; number < 60; number++) problems.note('job_failing', { subject: String(number) });
    expect(problems.list()).toHaveLength(50);
  });
});
