/** SQL: whether a row of `torrents AS t` is in the scope of `scopeParams`. */
export const IN_SCOPE = `(:exact IS NULL OR t.collection = :exact)
  AND (:folder IS NULL OR instr(t.collection || '/', :folder) = 1)`;

/** A scope from `parseScope` as the parameters of `IN_SCOPE`. */
export function scopeParams(scope: string | undefined): { exact: string | null; folder: string | null } {
  const isFolder = scope?.endsWith('/**') === true;
  return { exact: isFolder ? null : (scope ?? null), folder: isFolder ? scope.slice(0, -2) : null };
}
