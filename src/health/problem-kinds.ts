/** What a problem does to the service, the worst first. */
export const SEVERITIES = ['not_ready', 'stops_writes', 'degrades'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** What is always the same about a problem. */
export interface ProblemKind {
  readonly severity: Severity;
  /** What is wrong, as a sentence without names of this machine: strangers see it at `/readyz`. */
  readonly what: string;
  /** What the operator does about it. */
  readonly hint: string;
}

/**
 * All problems that a running service can name. The codes are stable: operators have them in alerts. Each has a section
 * in docs/operate/problems.md, and texts in all languages for the admin page.
 */
export const PROBLEM_KINDS = {
  database_damaged: {
    severity: 'not_ready',
    what: 'The database is damaged.',
    hint: 'Stop the server, restore a backup, and look at the disk.',
  },
  database_replaced: {
    severity: 'not_ready',
    what: 'The database was deleted or replaced while the server is running.',
    hint: 'Put it back, or stop the server and restore a backup.',
  },
  database_unreadable: {
    severity: 'not_ready',
    what: 'The database cannot be read.',
    hint: 'Look at the disk and at the permissions of the data folder.',
  },
  disk_full: {
    severity: 'stops_writes',
    what: 'The disk is full: changes are refused.',
    hint: 'Free some space on the disk of the data folder.',
  },
  disk_error: {
    severity: 'stops_writes',
    what: 'The disk reported an error: changes are refused.',
    hint: 'Look at the disk and at the log of the kernel.',
  },
  database_locked: {
    severity: 'stops_writes',
    what: 'Another program locked the database for too long: changes are refused.',
    hint: 'Find the program that has the database open, and end it.',
  },
  folder_read_only: {
    severity: 'stops_writes',
    what: 'The data folder cannot be written to: changes are refused.',
    hint: 'Give the server the permission to write there, or mount the disk for writing.',
  },
  writer_stalled: {
    severity: 'stops_writes',
    what: 'The thread that writes does not answer: changes are refused.',
    hint: 'Look at the disk, which probably does not answer.',
  },
  writer_failed: {
    severity: 'stops_writes',
    what: 'The thread that writes failed: it starts again with the next change.',
    hint: 'Look in the log why. If it stays, restart the server.',
  },
  disk_low: {
    severity: 'degrades',
    what: 'The disk is almost full: uploads without a token are refused.',
    hint: 'Free some space on the disk of the data folder.',
  },
  memory_low: {
    severity: 'degrades',
    what: 'The memory is almost used up: requests may be refused or slow.',
    hint: 'Give the server more memory.',
  },
  file_descriptors_low: {
    severity: 'degrades',
    what: 'The file descriptors are almost used up: connections may be closed.',
    hint: 'Raise the limit of open files, or allow fewer connections.',
  },
  clock_jumped: {
    severity: 'degrades',
    what: 'The clock was set: times since then may be wrong.',
    hint: 'Look at what sets the clock of this machine.',
  },
  thread_failed: {
    severity: 'degrades',
    what: 'A thread ended or did not answer: it was replaced.',
    hint: 'Look in the log why. If it happens again and again, report it.',
  },
  tracker_failed: {
    severity: 'degrades',
    what: 'The tracker does not answer.',
    hint: 'Look in the log why. If it stays, restart the server.',
  },
  job_failing: {
    severity: 'degrades',
    what: 'Work that is done again and again fails.',
    hint: 'Look in the log why. It is tried again by itself.',
  },
  backup_failed: {
    severity: 'degrades',
    what: 'The last backup failed.',
    hint: 'Look at the place for backups. It is tried again every 15 minutes.',
  },
  files_damaged: {
    severity: 'degrades',
    what: 'Stored files are damaged: their downloads are refused.',
    hint: 'Restore them from a backup, or upload them again, and look at the disk.',
  },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemCode = keyof typeof PROBLEM_KINDS;

export const PROBLEM_CODES = Object.keys(PROBLEM_KINDS) as ProblemCode[];

/** Whether a service with such a problem is not to get requests from a load balancer: it refuses at least all changes. */
export function preventsReady(code: ProblemCode): boolean {
  return PROBLEM_KINDS[code].severity !== 'degrades';
}
