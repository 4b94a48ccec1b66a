import type { FailedRequest, Problem, ProblemPage } from '../../http/problem.ts';
import { parseTarget, targetBelow, type Target } from '../../http/target.ts';
import type { Identity } from '../../service/identity.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { Frames } from '../layout/frames.ts';
import { problemPage } from './problem-view.ts';

export interface ProblemPagesParts {
  readonly frames: Frames;
  readonly identity: Pick<Identity, 'visitor' | 'stranger'>;
  /** Whether people can sign in at a provider. */
  readonly hasProvider: boolean;
}

/**
 * Makes the pages that show a problem to a browser, for any visitor: also when it was their token that could not be
 * accepted, or their address that could not be read.
 */
export function createProblemPages({ frames, identity, hasProvider }: ProblemPagesParts): ProblemPage {
  return async (problem, failed) => {
    const { request, base, ip } = failed;
    // A refused header is not checked again: it would count as another wrong token.
    const isRefused = problem.code === 'unauthorized' && request.headers.has('authorization');
    const stranger = (): Visitor => identity.stranger(ip);
    const visitor = isRefused ? stranger() : await identity.visitor(request, { base, ip }).catch(stranger);
    const target = targetOf(failed);
    const frame = frames.forVisitor(visitor, request, { base, target });
    return problemPage(problem, frame, { hasProvider, missingName: missingNameOf(target, problem) });
  };
}

/** What a torrent was called that is not at its path, or not any more: it may have been moved. */
function missingNameOf({ segments }: Target, { code }: Problem): string | undefined {
  if (code !== 'not_found' || segments[0] === 'torrents') return undefined;
  return /^(.+)\.torrent$/s.exec(segments.at(-1) ?? '')?.[1];
}

function targetOf({ raw, base }: FailedRequest): Target {
  try {
    const target = parseTarget(raw);
    return targetBelow(target, base.prefix) ?? target;
  } catch {
    return parseTarget('/');
  }
}
