import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandFace, Option } from '../core/face.ts';
import { fit, LIMITS } from './limits.ts';
import { choiceWords, commandWords, descriptionsIn, menuWords, namesIn, optionWords } from './localise.ts';
import { messageCommandsFor } from './message-commands.ts';
import { userCommandsFor } from './user-commands.ts';

/** Registered for everyone, or in one server, where Discord shows changes at once. */
export type Scope = 'global' | 'guild';

type ChatBody = RESTPostAPIChatInputApplicationCommandsJSONBody;
type MenuBody = RESTPostAPIContextMenuApplicationCommandsJSONBody;
export type CommandBody = ChatBody | MenuBody;
type OptionBody = NonNullable<ChatBody['options']>[number];

/** Who can use a command where: everybody wherever Discord has commands, or those of a server that the bot was added to. */
type Reach = 'anywhere' | 'servers';

/** The commands as Discord registers them: those that are typed, and those of menus that run one of them. */
export function registrationOf(faces: readonly CommandFace[], scope: Scope): readonly CommandBody[] {
  return [
    ...faces.map((face) => chatBody(face, scope)),
    ...messageCommandsFor(faces).map(({ name, manages }) => ({
      ...menuBody(ApplicationCommandType.Message, name, scope, manages ? 'servers' : 'anywhere'),
      ...(manages ? MANAGERS : {}),
    })),
    // What somebody shared is in channels that the bot posts to.
    ...userCommandsFor(faces).map(({ name }) => menuBody(ApplicationCommandType.User, name, scope, 'servers')),
  ];
}

/** Those who may use what changes what everybody sees, unless a server's admins decide otherwise. */
const MANAGERS = { default_member_permissions: String(PermissionFlagsBits.ManageChannels) };

/**
 * One that manages what is posted is for servers alone, and for members with Manage Channels unless a server's admins
 * decide otherwise (Server Settings → Integrations).
 */
function chatBody(face: CommandFace, scope: Scope): ChatBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name: face.name,
    ...namesIn((words) => commandWords(words, face.name)?.name),
    description: fit(face.about, LIMITS.commandDescription),
    ...descriptionsIn((words) => commandWords(words, face.name)?.about),
    options: optionsOf(face),
    ...(face.manages ? MANAGERS : {}),
    ...placesOf(scope, face.manages ? 'servers' : 'anywhere'),
  };
}

/** Discord wants neither a description nor options of these. */
function menuBody(type: MenuBody['type'], name: string, scope: Scope, reach: Reach): MenuBody {
  return { type, name, ...namesIn((words) => menuWords(words, name)), ...placesOf(scope, reach) };
}

/**
 * Where a command may be used, and whether people can bring it along themselves. It is said of global commands only, as
 * Discord knows no such fields of a server's.
 */
function placesOf(scope: Scope, reach: Reach): Pick<ChatBody, 'contexts' | 'integration_types'> {
  if (scope === 'guild') return {};
  if (reach === 'servers') {
    return {
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    };
  }
  return {
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  };
}

/** Required options first, as Discord insists. */
function optionsOf(face: CommandFace): OptionBody[] {
  const entries = Object.entries(face.options);
  const required = entries.filter(([, option]) => option.required);
  const others = entries.filter(([, option]) => !option.required);
  return [...required, ...others].map(([name, option]) => optionBody(face.name, name, option));
}

function optionBody(command: string, name: string, option: Option): OptionBody {
  const named = {
    name,
    ...namesIn((words) => optionWords(words, command, name)?.name),
    description: fit(option.about, LIMITS.commandDescription),
    ...descriptionsIn((words) => optionWords(words, command, name)?.about),
    required: option.required === true,
  };
  if (option.kind === 'file') return { ...named, type: ApplicationCommandOptionType.Attachment };
  const shared = { ...named, autocomplete: option.suggest === true };
  if (option.kind === 'whole') {
    const bounds = { min_value: option.min, max_value: option.max };
    return { ...shared, ...bounds, type: ApplicationCommandOptionType.Integer };
  }
  if (option.kind === 'choice') {
    const choices = option.choices.map((choice) => ({
      name: choice,
      ...namesIn((words) => choiceWords(words, command, name, choice)),
      value: choice,
    }));
    return { ...shared, autocomplete: false, choices, type: ApplicationCommandOptionType.String };
  }
  const max = Math.min(option.maxLength ?? LIMITS.optionLength, LIMITS.optionLength);
  return { ...shared, max_length: max, type: ApplicationCommandOptionType.String };
}
