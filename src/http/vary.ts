/** A Vary header that also names `field`, in lower case. */
export function varyBy(vary: string | undefined, field: string): string {
  if (vary === undefined || vary === '') return field;
  const fields = vary.split(',').map((name) => name.trim().toLowerCase());
  return fields.includes(field) || fields.includes('*') ? vary : `${vary}, ${field}`;
}
