/**
 * The SQL condition that the column has the collection `:base` or one below it. One range of an index: `debian-12`, which
 * sorts between `debian` and `debian/13`, is left out afterwards. `0` is the character after the slash.
 */
export function isBelow(column: string, base: string): string {
  return `${column} >= ${base} AND ${column} < ${base} || '0' AND (${column} = ${base} OR ${column} > ${base} || '/')`;
}

/**
 * The SQL for the ids of all torrents in the collection `:from` and below it, from the indexes of each state: the table
 * itself has descriptions of any length.
 */
export const IDS_BELOW = `
  SELECT id, collection, 1 AS has_path FROM torrents INDEXED BY torrents_path
  WHERE state IN ('public', 'unlisted', 'hidden') AND ${isBelow('collection', ':from')}
  UNION ALL
  SELECT id, collection, 0 FROM torrents INDEXED BY torrents_superseded
  WHERE state = 'superseded' AND ${isBelow('collection', ':from')}
  UNION ALL
  SELECT id, collection, state = 'pending' FROM torrents INDEXED BY torrents_set_apart
  WHERE state IN ('unlisted', 'pending', 'hidden', 'removed') AND state IN ('pending', 'removed')
    AND ${isBelow('collection', ':from')}`;
