import { AppError } from '../errors.ts';

/** The conflict with a torrent that the actor may not see. It does not reveal where that is. */
export function unseen(): AppError {
  return new AppError('conflict', 'Cannot publish this torrent: it exists here already, but is not public', {
    hint:
      'It is pending review, a moderator has hidden it, or its owner has removed it recently. ' +
      'Ask a moderator of this service.',
  });
}
