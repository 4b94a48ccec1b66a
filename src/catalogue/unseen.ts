import { AppError } from '../errors.ts';

/** The conflict with a torrent that the actor may not see: it tells not where that stands. */
export function unseen(): AppError {
  return new AppError('conflict', 'Cannot publish this torrent: it is here already, but out of sight', {
    hint:
      'It waits for a moderator, one has hidden it, or its publisher has removed it a short while ago. ' +
      'Ask a moderator of this service.',
  });
}
