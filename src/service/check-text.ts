import type { CheckReport } from '../catalogue/check.ts';

/** A check as a few lines for people at a terminal, under the name that the file has there. */
export function checkText(name: string, report: CheckReport): string {
  const lines = [`${name}: ${summary(report)}`];
  for (const { severity, message, path: key, offset, rule, hint } of report.findings) {
    lines.push(`  ${severity}: ${message} [${rule}${key === '' ? '' : ` at ${key}`}, byte ${offset}]`);
    if (severity === 'error') lines.push(`    hint: ${hint}`);
  }
  // A terminal obeys control characters: nothing from a torrent reaches it as one.
  return lines.map((line) => line.replaceAll(/\p{Cc}/gu, '\u{fffd}')).join('\n');
}

function summary(report: CheckReport): string {
  if (report.verdict === 'refuse') return 'refused';
  const { version, infohashV1, infohashV2, contentBytes, fileCount } = report.facts;
  const hashes = [infohashV1, infohashV2].filter((infohash) => infohash !== undefined).join(' ');
  return `accepted, ${version}, ${hashes}, ${contentBytes} bytes in ${fileCount} ${fileCount === 1 ? 'file' : 'files'}`;
}
