import type { Catalogue } from '../../catalogue/catalogue.ts';
import { isReserved, isTaken } from '../../catalogue/reserved.ts';
import type { Base } from '../../http/context.ts';
import type { FailedRequest, Problem, ProblemPage } from '../../http/problem.ts';
import { parseTarget, targetBelow, type Target } from '../../http/target.ts';
import type { Identity } from '../../service/identity.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { Frames } from '../layout/frames.ts';
import type { Viewer } from '../../catalogue/areas.ts';
import { nearestAbove } from '../list/missing-collection.ts';
import { problemPage, type Missing } from './problem-view.ts';

export interface ProblemPagesParts {
  readonly frames: Frames;
  readonly identity: Pick<Identity, 'visitor' | 'stranger'>;
  readonly catalogue: Pick<Catalogue, 'findCollection'>;
  /** Whether people can sign in at a provider. */
  readonly hasProvider: boolean;
}

/**
 * Makes the pages that show a problem to a browser, for any visitor: also when it was their token that could not be
 * accepted, or their address that could not be read.
 */
export function createProblemPages({
  frames,
  identity,
  catalogue,
  hasProvider,
}: ProblemPagesParts): ProblemPage {
  /**
   * What was asked for by its path, and the nearest collection above it. An address of the service's own has neither, but
   * a torrent that was removed may have been in a collection that its readers know.
   */
  const missingAt = async (
    { segments }: Target,
    { folders = [] }: Base,
    { collection }: Problem,
    viewer: Viewer,
  ): Promise<Missing | undefined> => {
    const path = segments.filter((segment) => segment !== '').join('/');
    const isPath = path !== '' && !isReserved(path) && !isTaken(path, folders);
    if (!isPath && collection === undefined) return undefined;
    const above = await nearestAbove(catalogue, isPath ? path : `${collection}/`, viewer);
    return { name: isPath ? path.slice(path.lastIndexOf('/') + 1) : undefined, above };
  };

  return async (problem, failed) => {
    const { request, base, ip } = failed;
    // A refused header is not checked again: it would count as another wrong token.
    const isRefused = problem.code === 'unauthorized' && request.headers.has('authorization');
    const stranger = (): Visitor => identity.stranger(ip);
    const visitor = isRefused ? stranger() : await identity.visitor(request, { base, ip }).catch(stranger);
    const target = targetOf(failed);
    const frame = frames.forVisitor(visitor, request, { base, target });
    const missing = MISSING.includes(problem.code)
      ? await missingAt(target, base, problem, visitor.actor)
      : undefined;
    return problemPage(problem, frame, { hasProvider, missing });
  };
}

/** The codes of what is not at an address, or not any more. */
const MISSING: readonly string[] = [
  'not_found',
  'gone',
  'unavailable_for_legal_reasons',
] satisfies Problem['code'][];

function targetOf({ raw, base }: FailedRequest): Target {
  try {
    const target = parseTarget(raw);
    return targetBelow(target, base.prefix) ?? target;
  } catch {
    return parseTarget('/');
  }
}
