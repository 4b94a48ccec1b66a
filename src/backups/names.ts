const NAME = /^torrentry-\d{8}T\d{9}Z\.sqlite$/;

/** The name of a backup that is made at that time, in milliseconds of UTC: `torrentry-20261201T105257123Z.sqlite`. */
export function backupName(at: Date): string {
  return `torrentry-${at.toISOString().replaceAll(/[-:.]/g, '')}.sqlite`;
}

/** Whether a backup may have this name. By time and by name they have the same order. */
export function isBackupName(name: string): boolean {
  return NAME.test(name);
}

/** When a backup was made, by its name. */
export function timeOfBackup(name: string): Date {
  const [, year, month, day, hour, minute, second, ms] =
    /^torrentry-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/.exec(name) ?? [];
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
}

/** Which of these backups are not kept when the newest `keep` of them are, the oldest first. */
export function surplusOf(names: readonly string[], keep: number): readonly string[] {
  const own = names.filter(isBackupName).toSorted();
  return own.slice(0, Math.max(0, own.length - Math.max(1, keep)));
}
