import { z } from 'zod';

/** What people read of a setting in the help, on the admin's page and in the docs; its default is the schema's own. */
export interface SettingDescription<Value = unknown> {
  /** What a value looks like, with its unit: `ms`, `/path=folder`. */
  readonly value: string;
  /** What the setting is for, as one phrase without a full stop. */
  readonly about: string;
  /** What is true while it is not set, where there is no default: `from each request`. */
  readonly unset?: string;
  /** Whether its value is a secret: it comes from a file or the environment, and is never shown. */
  readonly secret?: true;
  /** A variable of other programs that counts where its own is not set: `AWS_ACCESS_KEY_ID`. */
  readonly variable?: string;
  /** A valid value as an operator writes it; by default its text, or a list with commas. */
  write?(value: NonNullable<Value>): string;
}

/** The schema of a setting together with its description, which `descriptionOf` gives back. */
export function setting<Schema extends z.ZodType>(
  schema: Schema,
  description: SettingDescription<z.output<Schema>>,
): Schema {
  return schema.meta({ ...description });
}

/** A whole number, written as one or as text. An empty text is not 0, and neither are null and false. */
export function wholeNumber(
  min: number,
  max: number,
  error = `expected a whole number from ${min} to ${max}`,
) {
  return z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^\s*[0-9]{1,15}\s*$/)
          .transform(Number),
      ],
      { error },
    )
    .refine((value) => Number.isSafeInteger(value) && value >= min && value <= max, { error });
}

/** Throws a plain Error for a schema that `setting` did not make. */
export function descriptionOf(schema: z.ZodType): SettingDescription {
  const meta = schema.meta();
  if (typeof meta?.['value'] !== 'string')
    throw new Error('Cannot describe this schema: it is not a setting');
  return meta as unknown as SettingDescription;
}

/** A valid value as an operator writes it; undefined where nothing is set. */
export function writeSetting({ write = writePlain }: SettingDescription, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = write(value);
  return text === '' ? undefined : text;
}

function writePlain(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : `${value as string | number}`;
}

/** The default of a setting as an operator would write it; undefined where there is none. */
export function defaultOf(schema: z.ZodType): string | undefined {
  return writeSetting(descriptionOf(schema), schema.safeParse(undefined).data);
}
