import type { Command } from 'commander';

/** A command as completions and the manual page show it: what its help says. */
export interface DescribedCommand {
  /** With those that it is within: `token create`; empty for the program itself. */
  readonly path: string;
  readonly about: string;
  /** Behind its path: `[options] <file...>`. */
  readonly usage: string;
  readonly arguments: readonly { readonly name: string; readonly about: string }[];
  /** `name` has its dashes; `flags` is it with its value: `--data <folder>`. */
  readonly options: readonly { readonly name: string; readonly flags: string; readonly about: string }[];
}

/** A command and all within it. */
export function describeCommands(command: Command, path = ''): readonly DescribedCommand[] {
  const options = command.options.flatMap(({ long, flags, description }) =>
    long === undefined || long === null ? [] : [{ name: long, flags, about: description }],
  );
  const about = command.description();
  const takes = command.registeredArguments.map((it) => ({ name: it.name(), about: it.description }));
  const inner = command.commands.flatMap((it) =>
    describeCommands(it, path === '' ? it.name() : `${path} ${it.name()}`),
  );
  return [{ path, about, usage: command.usage(), arguments: takes, options }, ...inner];
}
