/*
 * The function that `migrations/0016_facets.sql` calls, as it was when it was released: see functions-0004.ts.
 */

/** `label_key(label)`: categories and tags without case, every other label as it is. */
export function labelKey(label: string): string {
  return /^(?:category|tag) /.test(label) ? label.toUpperCase().toLowerCase() : label;
}
