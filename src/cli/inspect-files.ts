import { createSecureContext } from 'node:tls';
import { AppError } from '../errors.ts';
import type { SettingsProblem } from '../lib/settings-problem.ts';
import type { SettingKey, Settings } from '../config/settings.ts';
import { loadBranding } from '../site/layout/branding.ts';
import { mountError } from '../service/mounts.ts';
import type { Surroundings } from './surroundings.ts';

type Problem = SettingsProblem<SettingKey>;

/** Checks the files and folders that the settings name. Returns what is wrong with them. */
export function inspectFiles(
  settings: Settings,
  { readFile }: Pick<Surroundings, 'readFile'>,
): readonly Problem[] {
  const { mount, logs, publish } = settings;
  return [
    ...mount.flatMap((each) => problemOf(['mount'], mountError(each))),
    ...logs.flatMap((each) => problemOf(['logs'], mountError(each))),
    ...publish.flatMap((each) => problemOf(['publish'], mountError(each))),
    ...problemOf(
      ['siteLogo'],
      thrownBy(() => loadBranding({ ...settings, ...brandingOf(settings) })),
    ),
    ...tlsProblems(settings, readFile),
  ];
}

/** Turns members that the schema leaves out into undefined ones. */
function brandingOf({ siteLogo, siteAccent, siteWelcome }: Settings) {
  return { siteLogo, siteAccent, siteWelcome };
}

function tlsProblems({ tlsCert, tlsKey }: Settings, readFile: Surroundings['readFile']): readonly Problem[] {
  const unreadable = [
    ...unreadableFile('tlsCert', tlsCert, readFile),
    ...unreadableFile('tlsKey', tlsKey, readFile),
  ];
  if (unreadable.length > 0 || tlsCert === undefined || tlsKey === undefined) return unreadable;
  const files = { cert: readFile(tlsCert), key: readFile(tlsKey) };
  const error = thrownBy(() => createSecureContext(files));
  if (error === undefined) return [];
  const message = `Cannot use the certificate and key: ${messageOf(error)}. Check that both are PEM and belong together.`;
  return [{ keys: ['tlsCert', 'tlsKey'], message }];
}

function unreadableFile(
  key: 'tlsCert' | 'tlsKey',
  path: string | undefined,
  readFile: Surroundings['readFile'],
): readonly Problem[] {
  const error = path === undefined ? undefined : thrownBy(() => readFile(path));
  if (error === undefined) return [];
  const what = key === 'tlsCert' ? 'Cannot read the certificate' : 'Cannot read the key';
  return [{ keys: [key], message: `${what}: ${messageOf(error)}` }];
}

function problemOf(keys: readonly SettingKey[], error: unknown): readonly Problem[] {
  if (error === undefined) return [];
  const hint = error instanceof AppError && error.hint !== undefined ? `. ${error.hint}` : '';
  return [{ keys, message: `${messageOf(error)}${hint}` }];
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
