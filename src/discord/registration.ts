import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { z } from 'zod';
import type { CommandFace, Option } from '../core/face.ts';
import { fit, LIMITS } from './limits.ts';
import { messageCommandsFor } from './message-commands.ts';

/** Registered for everyone, or in one server, where Discord shows changes at once. */
export type Scope = 'global' | 'guild';

type ChatBody = RESTPostAPIChatInputApplicationCommandsJSONBody;
type CommandBody = ChatBody | RESTPostAPIContextMenuApplicationCommandsJSONBody;
type OptionBody = NonNullable<ChatBody['options']>[number];

/** The commands as Discord registers them: those that are typed, and those of a message's menu that run one of them. */
export function registrationOf(faces: readonly CommandFace[], scope: Scope): readonly CommandBody[] {
  return [...faces.map((face) => chatBody(face, scope)), ...messageBodies(faces, scope)];
}

/**
 * One that manages what is posted is for servers alone, and for members with Manage Channels unless a server's admins
 * decide otherwise (Server Settings → Integrations).
 */
function chatBody(face: CommandFace, scope: Scope): ChatBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name: face.name,
    description: fit(face.about, LIMITS.commandDescription),
    options: optionsOf(face),
    ...(face.manages ? { default_member_permissions: String(PermissionFlagsBits.ManageChannels) } : {}),
    ...placesOf(scope, face.manages !== true),
  };
}

/** Discord wants neither a description nor options of these. */
function messageBodies(faces: readonly CommandFace[], scope: Scope): readonly CommandBody[] {
  return messageCommandsFor(faces).map(({ name }) => ({
    type: ApplicationCommandType.Message,
    name,
    ...placesOf(scope, true),
  }));
}

/**
 * Where a command may be used: in a server and in the bot's own direct messages, for apps installed in a server. It is
 * said of global commands only, as Discord knows no such fields of a server's.
 */
function placesOf(scope: Scope, direct: boolean): Pick<ChatBody, 'contexts' | 'integration_types'> {
  if (scope === 'guild') return {};
  return {
    contexts: [InteractionContextType.Guild, ...(direct ? [InteractionContextType.BotDM] : [])],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
}

/** Required options first, as Discord insists. */
function optionsOf(face: CommandFace): OptionBody[] {
  const entries = Object.entries(face.options);
  const required = entries.filter(([, option]) => option.required);
  const others = entries.filter(([, option]) => !option.required);
  return [...required, ...others].map(([name, option]) => optionBody(name, option));
}

function optionBody(name: string, option: Option): OptionBody {
  const shared = {
    name,
    description: fit(option.about, LIMITS.commandDescription),
    required: option.required === true,
    autocomplete: option.suggest === true,
  };
  if (option.kind === 'whole') {
    const bounds = { min_value: option.min, max_value: option.max };
    return { ...shared, ...bounds, type: ApplicationCommandOptionType.Integer };
  }
  if (option.kind === 'choice') {
    const choices = option.choices.map((choice) => ({ name: choice, value: choice }));
    return { ...shared, autocomplete: false, choices, type: ApplicationCommandOptionType.String };
  }
  const max = Math.min(option.maxLength ?? LIMITS.optionLength, LIMITS.optionLength);
  return { ...shared, max_length: max, type: ApplicationCommandOptionType.String };
}

/** True when what Discord has (the answer to a GET) is what these commands would make of it. */
export function isRegistered(theirs: unknown, ours: readonly CommandBody[], scope: Scope): boolean {
  const known = z.array(commandShape).safeParse(theirs);
  if (!known.success) return false;
  const byName = (commands: readonly Shape[]) =>
    JSON.stringify(commands.map((command) => comparable(command, scope)).sort((a, b) => (a.key < b.key ? -1 : 1)));
  return byName(known.data) === byName(z.array(commandShape).parse(ours));
}

const optionShape = z.object({
  type: z.number(),
  name: z.string(),
  description: z.string(),
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
  choices: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })).nullish(),
  options: z.array(z.unknown()).nullish(),
});

/** The fields that a registration may set. Whatever else Discord adds (ids, a version …) is its own. */
const commandShape = z.object({
  type: z.number().nullish(),
  name: z.string(),
  description: z.string().nullish(),
  options: z.array(optionShape).nullish(),
  contexts: z.array(z.number()).nullish(),
  integration_types: z.array(z.number()).nullish(),
  default_member_permissions: z.string().nullish(),
  nsfw: z.boolean().nullish(),
});

type Shape = z.infer<typeof commandShape>;

/** With Discord's defaults filled in, and every field in the same place. */
function comparable(command: Shape, scope: Scope) {
  return {
    // A name is unique among the commands of its type.
    key: `${command.type ?? ApplicationCommandType.ChatInput} ${command.name}`,
    description: command.description ?? '',
    options: (command.options ?? []).map((option) => ({
      type: option.type,
      name: option.name,
      description: option.description,
      required: option.required ?? false,
      autocomplete: option.autocomplete ?? false,
      bounds: [option.min_value, option.max_value, option.min_length, option.max_length].map((bound) => bound ?? null),
      nested: [option.choices ?? [], option.options ?? []],
    })),
    contexts: scope === 'global' ? (command.contexts ?? []).toSorted() : [],
    integrationTypes: scope === 'global' ? (command.integration_types ?? []).toSorted() : [],
    permissions: command.default_member_permissions ?? null,
    nsfw: command.nsfw ?? false,
  };
}
