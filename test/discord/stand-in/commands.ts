import { bulkOverwrite, type RegisteredCommand } from './command-schema.ts';
import { type Answer, accept, Refusal } from './refusal.ts';
import { APPLICATION_ID, newId, type State } from './state.ts';

/**
 * The commands of a scope, with what Discord adds to them: ids, defaults, and no `false` in options. Other languages are
 * told only when that is asked for.
 */
export function listCommands(state: State, guild: string | null, localisations = false): Answer {
  assertInvited(state, guild);
  const commands = state.commands.get(guild ?? 'global') ?? [];
  const listed = commands.map((command) => ({ ...defaults(guild), ...command }));
  const body: unknown = JSON.parse(
    JSON.stringify(listed, (key, value: unknown) =>
      !localisations && /_localizations$/u.test(key) ? undefined : (value ?? undefined),
    ),
  );
  return { status: 200, body };
}

export function overwriteCommands(state: State, guild: string | null, body: unknown): Answer {
  assertInvited(state, guild);
  const commands = accept(guild === null ? bulkOverwrite.global : bulkOverwrite.guild, body);
  state.commands.set(
    guild ?? 'global',
    commands.map((command) => ({ ...stored(command), id: newId() })),
  );
  return listCommands(state, guild, true);
}

type Typed = Extract<RegisteredCommand, { readonly options?: unknown }>;

function isTyped(command: RegisteredCommand): command is Typed {
  return command.type === undefined || command.type === 1;
}

/** Without empty options and without `false` in them; with an empty description where there is none. */
function stored(command: RegisteredCommand): RegisteredCommand {
  if (!isTyped(command)) return { ...command, description: '' as const };
  const { options = [], ...rest } = command;
  if (options.length === 0) return rest;
  return {
    ...rest,
    options: options.map((option) => ({
      ...option,
      required: option.required || undefined,
      autocomplete: ('autocomplete' in option && option.autocomplete) || undefined,
    })),
  };
}

function assertInvited(state: State, guild: string | null): void {
  if (guild === null) return;
  if (!/^\d{17,20}$/u.test(guild)) {
    const errors = {
      guild_id: { _errors: [{ code: 'NUMBER_TYPE_COERCE', message: `Value "${guild}" is not snowflake.` }] },
    };
    throw new Refusal(400, 50_035, 'Invalid Form Body', errors);
  }
  if (!state.guilds.includes(guild)) throw new Refusal(403, 50_001, 'Missing Access');
}

function defaults(guild: string | null): Readonly<Record<string, unknown>> {
  return {
    application_id: APPLICATION_ID,
    version: newId(),
    default_member_permissions: null,
    type: 1,
    name_localizations: null,
    description_localizations: null,
    nsfw: false,
    ...(guild === null ? { dm_permission: true, contexts: null, integration_types: [0] } : { guild_id: guild }),
  };
}
