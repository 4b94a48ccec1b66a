import type { z } from 'zod';
import type { AppError, ErrorItem } from '../../errors.ts';
import { findDuplicateMembers } from '../../lib/duplicate-members.ts';
import { formatKeyPath, quoteText } from '../../metainfo/key-path.ts';
import { ruleErrorOf } from './ruled.ts';

type Issue = z.core.$ZodIssue;

/** What a schema expects, as JSON is spoken of. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

// As deep as a body may nest.
const PATH_LENGTH_MAX = 300;

const encoder = new TextEncoder();

/**
 * What a schema found in a body that it cannot take, each mistake with the member, the rule, and the way to fix it:
 * `member.unknown`, `member.missing`, `member.type`, `member.value` or `member.length`.
 */
export function bodyMistakes(issues: readonly Issue[], body: unknown): readonly ErrorItem[] {
  return issues.flatMap((issue) => mistakesOf(issue, valueAt(body, issue.path)));
}

/** Members that come twice in a body, as `member.duplicate`, with the byte of the second one; `max` at most. */
export function duplicateMistakes(json: string, max: number): readonly ErrorItem[] {
  return findDuplicateMembers(json, max).map(({ path: steps, index }) => {
    const path = pathOf(steps).slice(0, PATH_LENGTH_MAX);
    const offset = Buffer.byteLength(json.slice(0, index));
    const message = `${path} is given twice, again at byte ${offset}`;
    return { rule: 'member.duplicate', path, offset, message, hint: 'Send it once.' };
  });
}

function mistakesOf(issue: Issue, value: unknown): readonly ErrorItem[] {
  const path = pathOf(issue.path);
  const broken = ruleErrorOf(issue);
  if (broken !== undefined) return mistakesOfRule(broken, path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      rule: 'member.unknown',
      path: pathOf([...issue.path, key]),
      message: `there is no ${quoteText(key)}`,
      hint: issue.message,
    }));
  }
  const inside = issue.code === 'invalid_union' ? insideOf(issue.errors) : undefined;
  if (inside !== undefined) {
    return inside.flatMap((nested) =>
      mistakesOf({ ...nested, path: [...issue.path, ...nested.path] }, valueAt(value, nested.path)),
    );
  }
  const subject = path === '' ? 'the body' : path;
  if (issue.code === 'too_big' && Array.isArray(value)) {
    const message = `${subject} has ${value.length} items, expected at most ${issue.maximum}`;
    return [{ rule: 'member.length', path, message, hint: `Send at most ${issue.maximum} at once.` }];
  }
  const expected = expectedBy(issue);
  if (value === undefined) {
    const message = `${subject} is missing, expected ${expected}`;
    return [{ rule: 'member.missing', path, message, hint: `Add ${path}: ${expected}.` }];
  }
  const hint = `Write ${expected}.`;
  if (issue.code === 'invalid_type') {
    const message = `${subject} is ${kindOf(typeOf(value))}, expected ${expected}`;
    return [{ rule: 'member.type', path, message, hint }];
  }
  // What was sent is not repeated: it may be a token in the wrong place.
  return [{ rule: 'member.value', path, message: `${subject} is not ${expected}`, hint }];
}

/** What is wrong within the one shape of several that the value is of; undefined when it is of none, or of two. */
function insideOf(shapes: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = shapes.filter((issues) =>
    issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** What a rule of the domain says, of each part of the member where it has several to say. */
function mistakesOfRule({ message, hint, errors }: AppError, path: string): readonly ErrorItem[] {
  const mistake = { rule: 'member.value', path, message, ...(hint !== undefined && { hint }) };
  return (
    errors?.map((item) => ({ ...mistake, ...item, rule: 'member.value', path: `${path}.${item.path}` })) ?? [
      mistake,
    ]
  );
}

/** What would have been taken, to stand behind `expected` and `Write`. A schema's own message is such a text. */
function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return kindOf(issue.expected);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined
        ? oneOf(issue.options)
        : issue.errors.flat().map(expectedBy).join(', ');
    default:
      return issue.message;
  }
}

function kindOf(expected: string): string {
  return KINDS[expected] ?? expected;
}

function oneOf(values: readonly z.core.util.Primitive[]): string {
  return `one of ${values.map(String).join(', ')}`;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function pathOf(steps: readonly PropertyKey[]): string {
  return formatKeyPath(steps.map((step) => (typeof step === 'number' ? step : encoder.encode(String(step)))));
}

function valueAt(body: unknown, steps: readonly PropertyKey[]): unknown {
  return steps.reduce(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    body,
  );
}
