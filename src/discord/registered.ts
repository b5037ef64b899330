import { ApplicationCommandType } from 'discord.js';
import { z } from 'zod';
import type { CommandBody, Scope } from './registration.ts';

/** True when what Discord has (the answer to a GET with localisations) is what these commands would make of it. */
export function isRegistered(theirs: unknown, ours: readonly CommandBody[], scope: Scope): boolean {
  const known = z.array(commandShape).safeParse(theirs);
  if (!known.success) return false;
  const byName = (commands: readonly Shape[]) =>
    JSON.stringify(commands.map((command) => comparable(command, scope)).sort((a, b) => (a.key < b.key ? -1 : 1)));
  return byName(known.data) === byName(z.array(commandShape).parse(ours));
}

const localised = z.record(z.string(), z.string().nullish()).nullish();

const optionShape = z.object({
  type: z.number(),
  name: z.string(),
  name_localizations: localised,
  description: z.string(),
  description_localizations: localised,
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
  choices: z
    .array(z.object({ name: z.string(), name_localizations: localised, value: z.union([z.string(), z.number()]) }))
    .nullish(),
  options: z.array(z.unknown()).nullish(),
});

/** The fields that a registration may set. Whatever else Discord adds (ids, a version …) is its own. */
const commandShape = z.object({
  type: z.number().nullish(),
  name: z.string(),
  name_localizations: localised,
  description: z.string().nullish(),
  description_localizations: localised,
  options: z.array(optionShape).nullish(),
  contexts: z.array(z.number()).nullish(),
  integration_types: z.array(z.number()).nullish(),
  default_member_permissions: z.string().nullish(),
  nsfw: z.boolean().nullish(),
});

type Shape = z.infer<typeof commandShape>;
type Localised = z.infer<typeof localised>;

/** With Discord's defaults filled in, and every field in the same place. */
function comparable(command: Shape, scope: Scope) {
  return {
    // A name is unique among the commands of its type.
    key: `${command.type ?? ApplicationCommandType.ChatInput} ${command.name}`,
    names: sorted(command.name_localizations),
    description: command.description ?? '',
    descriptions: sorted(command.description_localizations),
    options: (command.options ?? []).map((option) => ({
      type: option.type,
      name: option.name,
      names: sorted(option.name_localizations),
      description: option.description,
      descriptions: sorted(option.description_localizations),
      required: option.required ?? false,
      autocomplete: option.autocomplete ?? false,
      bounds: [option.min_value, option.max_value, option.min_length, option.max_length].map((bound) => bound ?? null),
      choices: (option.choices ?? []).map((choice) => [choice.name, sorted(choice.name_localizations), choice.value]),
      nested: option.options ?? [],
    })),
    contexts: scope === 'global' ? (command.contexts ?? []).toSorted() : [],
    integrationTypes: scope === 'global' ? (command.integration_types ?? []).toSorted() : [],
    permissions: command.default_member_permissions ?? null,
    nsfw: command.nsfw ?? false,
  };
}

/** Discord keeps the languages in an order of its own. */
function sorted(map: Localised): readonly (readonly [string, string])[] {
  const entries = Object.entries(map ?? {}).flatMap(([locale, text]) => (text ? [[locale, text] as const] : []));
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
