import { flagName, variableName } from '../config/config.ts';
import { SETTINGS } from '../config/settings.ts';
import { VERSION } from '../lib/version.ts';
import type { DescribedCommand } from './described-command.ts';

/** Where the parts are that no command and no setting says. */
const EXIT_STATUS: readonly (readonly [string, string])[] = [
  ['0', 'All is done.'],
  ['1', 'Something was refused, failed or not found, or the command was stopped.'],
  ['2', 'The command line or a setting is not valid.'],
  ['141', 'The reader of standard output has closed it.'],
];

const ENVIRONMENT: readonly (readonly [string, string])[] = [
  ['TORRENTRY_TOKEN, TORRENTRY_TOKEN_FILE', 'The token for a server that a command asks, or a file with it.'],
  ['TORRENTRY_CONFIG', 'A JSON file with settings, as --config.'],
  ['XDG_CONFIG_HOME, XDG_STATE_HOME', 'Where the files below are, in place of ~/.config and ~/.local/state.'],
];

const FILES: readonly (readonly [string, string])[] = [
  ['~/.config/torrentry/logins/', 'The tokens that torrentry login keeps. Only you can read them.'],
  ['~/.local/state/torrentry/', 'What torrentry publish has published, so that it goes on where it was.'],
];

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['Start a server on port 9000:', 'torrentry serve --port 9000 --data /srv/torrents'],
  ['Keep a token for a server:', 'torrentry login https://torrents.example/'],
  ['Publish files there:', 'torrentry push *.torrent --collection rel --server https://torrents.example/'],
  ['Create a torrent and publish it:', 'torrentry create release --push https://torrents.example/rel/'],
];

/** The manual page of the program, in the macros of man(7), made of what the help of each command says. */
export function manPage(commands: readonly DescribedCommand[]): string {
  const [program, ...others] = commands;
  const about = program?.about ?? '';
  return [
    // Without a date, so that packing the same sources twice gives the same bytes.
    `.TH TORRENTRY 1 "" "Torrentry ${VERSION}" "User Commands"`,
    '.SH NAME',
    `torrentry \\- ${escaped(about.replace(/\.$/, ''))}`,
    '.SH SYNOPSIS',
    '.B torrentry',
    String.raw`[\fICOMMAND\fR] [\fIOPTION\fR...] [\fIARGUMENT\fR...]`,
    '.SH DESCRIPTION',
    line(
      'Without a command it serves. Each setting is a flag, a variable of the environment or a member of a JSON file: flags come before the environment, the environment before the file. Results are written to standard output, and messages to standard error. torrentry help COMMAND shows the help of a command.',
    ),
    '.SH COMMANDS',
    ...others.flatMap(section),
    '.SH SETTINGS',
    ...SETTINGS.flatMap(({ key, value, secret, about: text, standard, unset }) => {
      const flag = secret === true ? `${flagName(key)}-file <path>` : `${flagName(key)} <${value}>`;
      const otherwise = standard ?? unset;
      const sentence = otherwise === undefined ? text : `${text} (default: ${otherwise})`;
      return entry(`${flag}, ${variableName(key)}`, sentence);
    }),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(([name, text]) => entry(name, text)),
    '.SH FILES',
    ...FILES.flatMap(([name, text]) => entry(name, text)),
    '.SH EXIT STATUS',
    ...EXIT_STATUS.flatMap(([code, text]) => entry(code, text)),
    '.SH EXAMPLES',
    ...EXAMPLES.flatMap(([text, command]) => entry(text, command)),
  ].join('\n');
}

const SETTING_FLAGS = new Set(
  SETTINGS.map(({ key, secret }) => (secret === true ? `${flagName(key)}-file` : flagName(key))),
);

function section({ path, about, usage, arguments: takes, options }: DescribedCommand): readonly string[] {
  const own = options.filter(({ name }) => !SETTING_FLAGS.has(name));
  const hasAll = options.length - own.length === SETTING_FLAGS.size;
  return [
    `.SS ${escaped(`torrentry ${path} ${usage}`)}`,
    line(sentenceOf(about)),
    ...takes.flatMap(({ name, about: text }) => entry(name, text)),
    ...(hasAll ? own : options).flatMap(({ flags, about: text }) => entry(flags, text)),
    // In place of the same list at each of these commands.
    ...(hasAll ? ['.PP', line('All flags of SETTINGS are accepted.')] : []),
  ];
}

function sentenceOf(about: string): string {
  return about === '' ? '' : `${about.charAt(0).toUpperCase()}${about.slice(1)}.`;
}

function entry(term: string, text: string): readonly string[] {
  return ['.TP', `.B ${escaped(term)}`, line(text)];
}

/** A line of text, which is no request of roff whatever it begins with. */
function line(text: string): string {
  const safe = escaped(text);
  return /^[.']/.test(safe) ? `\\&${safe}` : safe;
}

/** The text without what roff would take for an escape or a macro for the end of an argument. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', String.raw`\e`)
    .replaceAll('-', String.raw`\-`)
    .replaceAll('"', String.raw`\(dq`)
    .replaceAll(
      /[^\n -~]/gu,
      (letter) => `\\[u${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );
}
