import { AppError } from '../errors.ts';

/** The error for a text that is not a position. */
export function notAPosition(text: string): AppError {
  const start = text.slice(0, 40);
  return new AppError('malformed', `Cannot read on after "${start}": it is not the position of an event`, {
    hint: 'Use the id of an event, or the value of "end" in a list of events, as it is.',
  });
}

/** The error for a position whose next events may be missing. */
export function goneEvents(): AppError {
  return new AppError('gone', 'Cannot read on there: the events after that position are no longer kept', {
    hint: 'Read the list of torrents again, and follow the events from now on, with after=now.',
  });
}
