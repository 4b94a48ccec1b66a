import type { Problem, Told } from '../../http/problem.ts';
import { parseTarget, targetBelow, type Target } from '../../http/target.ts';
import type { Visitor } from '../../service/visitor.ts';
import { frameOf, type SiteDeps } from '../deps.ts';
import { problemPage } from './problem-view.ts';

/**
 * The page that tells a browser of a problem, for any visitor: also when it was their token that could not be
 * accepted, or their address that could not be read.
 */
export async function problemOf(problem: Problem, told: Told, deps: SiteDeps): Promise<string> {
  const { request, base, ip } = told;
  // A header that was refused is not asked about again: it would count as another wrong token.
  const isRefused = problem.code === 'unauthorized' && request.headers.has('authorization');
  const stranger = (): Visitor => deps.identity.stranger(ip);
  const visitor = isRefused ? stranger() : await deps.identity.visitor(request, { base, ip }).catch(stranger);
  const target = targetOf(told);
  const frame = frameOf(deps, request, { base, target }, visitor);
  return problemPage(problem, frame, {
    hasProvider: deps.oidc !== undefined,
    sought: soughtAt(target, problem),
  });
}

/** What a torrent was called that is not at its path, or not any more: it may have been moved. */
function soughtAt({ segments }: Target, { code }: Problem): string | undefined {
  if (code !== 'not_found' || segments[0] === 'torrents') return undefined;
  return /^(.+)\.torrent$/s.exec(segments.at(-1) ?? '')?.[1];
}

function targetOf({ raw, base }: Told): Target {
  try {
    const target = parseTarget(raw);
    return targetBelow(target, base.prefix) ?? target;
  } catch {
    return parseTarget('/');
  }
}
