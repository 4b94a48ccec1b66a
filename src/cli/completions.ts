import { AppError } from '../errors.ts';

/** A command as a shell completes it. */
export interface CompletedCommand {
  /** With those that it is within: `token create`; empty for the program itself. */
  readonly path: string;
  readonly about: string;
  /** With their dashes: `--data`. */
  readonly options: readonly { readonly name: string; readonly about: string }[];
}

const PROGRAM = 'torrentry';

/** The script by which a shell completes the commands and their options. Throws malformed for a shell that is not known. */
export function completionsFor(shell: string, commands: readonly CompletedCommand[]): string {
  switch (shell) {
    case 'bash':
      return bash(commands);
    case 'zsh':
      return `autoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;
    case 'fish':
      return fish(commands);
    default:
      throw new AppError('malformed', `Cannot complete commands in the shell "${shell.slice(0, 40)}"`, {
        hint: 'The shells are bash, zsh and fish.',
      });
  }
}

/** Where no word fits, the shell completes files. */
function bash(commands: readonly CompletedCommand[]): string {
  const paths = commands.flatMap(({ path }) => (path === '' ? [] : [`'${path}'`]));
  const cases = commands.map(({ path, options }) => {
    const words = [...within(path, commands), ...options.map(({ name }) => name)];
    return `    '${path}') words='${words.join(' ')}' ;;`;
  });
  return `_${PROGRAM}() {
  local command='' words='' index next
  for ((index = 1; index < COMP_CWORD; index++)); do
    next="\${command:+$command }\${COMP_WORDS[index]}"
    case "$next" in
      ${paths.join(' | ')}) command=$next ;;
    esac
  done
  case "$command" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _${PROGRAM} ${PROGRAM}`;
}

function fish(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ path, options }) => {
    const inner = within(path, commands);
    const seen = path.split(' ').filter((name) => name !== '');
    const here = seen.map((name) => `__fish_seen_subcommand_from ${name}`);
    // `list` is a command, and one within `token`.
    const others = [...inner, ...outside(path, commands)];
    const before = others.length === 0 ? [] : [`not __fish_seen_subcommand_from ${others.join(' ')}`];
    const begin = `complete -c ${PROGRAM} -n '${[...here, ...before].join('; and ')}'`;
    return [
      ...inner.map((name) => {
        const about = commands.find((it) => it.path === [...seen, name].join(' '))?.about ?? '';
        return `${begin} -f -a ${name} -d ${quoted(about)}`;
      }),
      ...options.map(({ name, about }) => `${begin} -l ${name.slice(2)} -d ${quoted(about)}`),
    ];
  });
  return lines.join('\n');
}

/** The names of the commands directly within one. */
function within(path: string, commands: readonly CompletedCommand[]): readonly string[] {
  const begin = path === '' ? '' : `${path} `;
  return commands.flatMap((command) => {
    const rest = command.path.startsWith(begin) ? command.path.slice(begin.length) : '';
    return rest === '' || rest.includes(' ') ? [] : [rest];
  });
}

/** The names of the commands that have one of the same name within them. */
function outside(path: string, commands: readonly CompletedCommand[]): readonly string[] {
  return commands.flatMap((command) =>
    command.path.endsWith(` ${path}`) && path !== '' ? [command.path.slice(0, -path.length - 1)] : [],
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}
