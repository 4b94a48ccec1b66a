import type { z } from 'zod';
import { AppError } from '../../errors.ts';

/** What a rule of the domain threw, when it was one that found the issue. */
export function ruleErrorOf(issue: z.core.$ZodIssue | z.core.$ZodRawIssue): AppError | undefined {
  const error: unknown = issue.code === 'custom' ? issue.params?.['error'] : undefined;
  return error instanceof AppError ? error : undefined;
}

/**
 * The same schema, whose values a rule of the domain checks as well: what it throws is listed with all other mistakes of a
 * body, before anything is done. Each of several rules is asked; none is while a part of the value is not valid.
 */
export function ruled<Schema extends z.ZodType>(
  schema: Schema,
  check: (value: z.output<Schema>) => unknown,
): Schema {
  return schema.superRefine((value, context) => report(context, [], () => check(value)), {
    when: ({ issues }) => issues.every((issue) => isUnknownMember(issue) || isOfRule(issue)),
  });
}

/**
 * The same object, with a rule about several of its members, which is asked when each of these is valid by itself. The
 * mistake is at the first of them.
 */
export function ruledTogether<Schema extends z.ZodType, Name extends keyof z.output<Schema> & string>(
  schema: Schema,
  names: readonly [Name, ...Name[]],
  check: (value: Pick<z.output<Schema>, Name>) => unknown,
): Schema {
  const isOfThem = (issue: z.core.$ZodRawIssue): boolean => {
    const { path = [] } = issue;
    return path.length === 0 ? !isUnknownMember(issue) : names.some((name) => name === path[0]);
  };
  return schema.superRefine((value, context) => report(context, [names[0]], () => check(value)), {
    when: ({ issues }) => !issues.some(isOfThem),
  });
}

/** Whether the value itself is fine but for members that there are none of. */
function isUnknownMember({ code, path = [] }: z.core.$ZodRawIssue): boolean {
  return code === 'unrecognized_keys' && path.length === 0;
}

/** Whether a rule about the whole value found it. */
function isOfRule(issue: z.core.$ZodRawIssue): boolean {
  return (issue.path ?? []).length === 0 && ruleErrorOf(issue) !== undefined;
}

function report(context: z.core.$RefinementCtx, path: readonly PropertyKey[], check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    context.addIssue({ code: 'custom', message: error.message, path: [...path], params: { error } });
  }
}
