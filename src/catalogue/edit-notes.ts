import type { AuditFacts, AuditNote } from '../events/audit.ts';
import { factOf } from './picture.ts';
import { canonicalInfohash, formatPath, type Torrent } from './torrent.ts';

/** The audit records of a change: only what changed, before and after; none for one that changed nothing. */
export function editNotes(before: Torrent, after: Torrent): readonly AuditNote[] {
  const object = canonicalInfohash(before);
  const edited = differing(fieldsOf(before), fieldsOf(after));
  const placed = differing(stateOf(before), stateOf(after));
  const kept = differing(keepingOf(before), keepingOf(after));
  return [
    ...(edited === undefined ? [] : [{ action: 'torrent.edit' as const, object, ...edited }]),
    ...(placed === undefined ? [] : [{ action: 'torrent.state' as const, object, ...placed }]),
    ...(kept === undefined ? [] : [{ action: 'torrent.keep' as const, object, ...kept }]),
  ];
}

function fieldsOf(torrent: Torrent): AuditFacts {
  const { title, description, category, tags, licence, pictures } = torrent;
  return {
    title: title ?? null,
    description: description ?? null,
    category: category ?? null,
    tags,
    licence: licence ?? null,
    images: pictures.map(factOf),
    path: formatPath(torrent),
  };
}

function stateOf({ state, stateReason }: Torrent): AuditFacts {
  return { state, reason: stateReason ?? null };
}

/** How long a torrent is kept. */
function keepingOf({ expiresAt, pinned }: Torrent): AuditFacts {
  return { expiresAt: expiresAt?.toISOString() ?? null, pinned };
}

/** Of two states of something, only what differs; undefined when nothing does. */
export function differing(
  before: AuditFacts,
  after: AuditFacts,
): Pick<AuditNote, 'before' | 'after'> | undefined {
  const keys = Object.keys(before).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  if (keys.length === 0) return undefined;
  return { before: pick(before, keys), after: pick(after, keys) };
}

function pick(facts: AuditFacts, keys: readonly string[]): AuditFacts {
  return Object.fromEntries(keys.map((key) => [key, facts[key] ?? null]));
}
