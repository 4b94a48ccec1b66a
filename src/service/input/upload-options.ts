import { z } from 'zod';
import type { PublishOptions } from '../publish.ts';
import { FIELDS_TYPED } from './edits.ts';
import { choice, EXPIRY, filled } from './text-values.ts';
import { readTexts } from './texts.ts';

const { title, description, category, tags, licence } = FIELDS_TYPED;

/** What an upload can give beside its files, in its query or its form; a blank one is not given. */
export const UPLOAD_OPTIONS = {
  title: filled(title),
  description: filled(description),
  category: filled(category),
  tags: filled(tags),
  licence: filled(licence),
  state: filled(choice(['public', 'unlisted'])),
  expires: filled(EXPIRY),
};

const FORM = z.object(UPLOAD_OPTIONS);

/** The names of the fields that the form of an upload can have. */
export const UPLOAD_OPTION_NAMES: readonly string[] = Object.keys(UPLOAD_OPTIONS);

/**
 * What the query of an upload and the fields that its form sent ask for. Where both give something, the form counts. Throws
 * malformed for a field that is not valid.
 */
export function publishOptions(
  query: z.output<typeof FORM>,
  sent: ReadonlyMap<string, string> = new Map(),
): PublishOptions {
  const form = readTexts(FORM, Object.fromEntries(sent), 'publish');
  const { state, expires, ...fields } = { ...query, ...onlyGiven(form) };
  return { fields, visibility: state, expires };
}

function onlyGiven<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;
}
