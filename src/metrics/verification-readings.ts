import { gauge, type Source } from './instruments.ts';

interface VerificationFigures {
  readonly damaged: { readonly count: number };
  readonly verifiedFiles: number;
  readonly repairedFiles: number;
  readonly progress: { readonly completedAt: Date | undefined } | undefined;
}

/** Reads what the verification of stored files has found. */
export function verificationSource(read: () => VerificationFigures): Source {
  return () => {
    const { damaged, verifiedFiles, repairedFiles, progress } = read();
    const counter = (name: string, help: string, value: number) =>
      ({ kind: 'counter', name, help, samples: [{ labels: {}, value }] }) as const;
    return Promise.resolve([
      gauge('torrentry_damaged_files', 'Stored files whose bytes have another SHA-256 now.', damaged.count),
      counter('torrentry_verified_files_total', 'Stored files that were read and verified.', verifiedFiles),
      counter(
        'torrentry_repaired_files_total',
        'Damaged files that were restored from a backup.',
        repairedFiles,
      ),
      gauge(
        'torrentry_verification_last_completed_timestamp_seconds',
        'When all stored files were verified last; 0 for never.',
        (progress?.completedAt?.getTime() ?? 0) / 1000,
      ),
    ]);
  };
}
