import type { CommandFace } from '../core/face.ts';
import type { Invocation } from '../core/invocation.ts';

/** A command that stands in the menu of every person (Apps → …). */
interface UserCommand {
  /** At most 32 characters: the menu's entry. */
  readonly name: string;
  /** The command that it runs: without that one it is not offered. */
  readonly runs: string;
  /** The option of that command that takes the person's id. */
  readonly option: string;
}

const USER_COMMANDS: readonly UserCommand[] = [{ name: 'What they shared here', runs: 'share', option: 'by' }];

/** The user commands that go with these commands. */
export function userCommandsFor(faces: readonly CommandFace[]): readonly UserCommand[] {
  return USER_COMMANDS.filter(({ runs, option }) => {
    return faces.some(({ name, options }) => name === runs && Object.hasOwn(options, option));
  });
}

/** What using a command on somebody asks; one of another version is left to the dispatcher, which says which there are. */
export function askedOf(name: string, userId: string, faces: readonly CommandFace[]): Invocation {
  const command = userCommandsFor(faces).find((each) => each.name === name);
  return command ? { command: command.runs, args: { [command.option]: userId } } : { command: name, args: {} };
}
