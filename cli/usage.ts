import type { Command as Commander, CommanderError } from 'commander';
import { Problem } from './command.ts';

/** What a person typed wrongly, in a sentence that says what would be right. */
export function usageProblem(command: Commander, error: CommanderError): Problem {
  const path = pathOf(command);
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const like = /\(Did you mean (.*)\?\)/.exec(error.message)?.[1];
  const meant = like ? ` Did you mean ${like}?` : '';
  switch (error.code) {
    case 'commander.missingArgument':
      return usage(`"${path}" needs ${shown(command, quoted)}. ${how(command)}`);
    case 'commander.optionMissingArgument':
      return usage(`${quoted} needs a value. ${how(command)}`);
    case 'commander.unknownOption':
      return usage(`"${path}" has no option ${quoted}.${meant} ${how(command)}`);
    case 'commander.unknownCommand':
      return usage(`There is no command "${path} ${quoted}".${meant} See: ${path} --help`);
    case 'commander.excessArguments':
      return usage(`"${path}" takes fewer arguments. ${how(command)} Put text with spaces into quotes.`);
    case 'commander.help':
      return usage(`Say what to do: ${command.commands.map((c) => `"${path} ${c.name()}"`).join(', ')}.`);
    default:
      return usage(error.message.replace(/^error: /, ''));
  }
}

const usage = (message: string) => new Problem('usage', message);

const how = (command: Commander) => `Write: ${pathOf(command)} ${command.usage()}`;

function pathOf(command: Commander): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}

function shown(command: Commander, name: string): string {
  const argument = command.registeredArguments.find((a) => a.name() === name);
  return argument?.variadic ? `<${name}...>` : `<${name}>`;
}
