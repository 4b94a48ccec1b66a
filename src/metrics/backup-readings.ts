import type { BackupState } from '../catalogue/inspection.ts';
import { gauge, type Source } from './instruments.ts';

/** Reads when backups were made, and when one failed last. */
export function backupSource(read: () => BackupState): Source {
  return () => {
    const { everyMs, newestAt, lastMade, lastFailure } = read();
    const seconds = (at: Date | undefined): number => (at?.getTime() ?? 0) / 1000;
    return Promise.resolve([
      gauge('torrentry_backup_interval_seconds', 'How often a backup is to be made.', everyMs / 1000),
      gauge(
        'torrentry_backup_last_success_timestamp_seconds',
        'When the newest backup at the target was begun; 0 while there is none.',
        seconds(newestAt),
      ),
      gauge(
        'torrentry_backup_last_failure_timestamp_seconds',
        'When a backup failed last since the start; 0 for never.',
        seconds(lastFailure?.at),
      ),
      gauge('torrentry_backup_bytes', 'The size of the last backup since the start.', lastMade?.bytes ?? 0),
      gauge(
        'torrentry_backup_duration_seconds',
        'How long it took, with its check and its upload.',
        (lastMade?.tookMs ?? 0) / 1000,
      ),
    ]);
  };
}
