import { z } from 'zod';
import { nonBlank } from './refusal.ts';

/** What Discord takes as the commands of an application, after its application commands reference. */

const name = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u)
  .refine((text) => text === text.toLowerCase(), 'a chat command is written in lower case');

/** The languages of Discord's clients (developer documentation, Reference, Locales). */
const LOCALES =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  );
const localised = (text: z.ZodType<string>) => z.partialRecord(z.enum(LOCALES), text).nullish();
const described = { description: nonBlank(100), description_localizations: localised(nonBlank(100)) };

const shared = { name, name_localizations: localised(name), ...described, required: z.boolean().optional() };
const choice = (value: z.ZodType<string | number>) =>
  z
    .array(z.strictObject({ name: nonBlank(100), name_localizations: localised(nonBlank(100)), value }))
    .max(25)
    .optional();

const stringOption = z.strictObject({
  ...shared,
  type: z.literal(3),
  autocomplete: z.boolean().optional(),
  min_length: z.int().min(0).max(6000).optional(),
  max_length: z.int().min(1).max(6000).optional(),
  choices: choice(nonBlank(100)),
});
const bound = z
  .int()
  .min(-(2 ** 53))
  .max(2 ** 53);
const integerOption = z.strictObject({
  ...shared,
  type: z.literal(4),
  autocomplete: z.boolean().optional(),
  min_value: bound.optional(),
  max_value: bound.optional(),
  choices: choice(bound),
});

const attachmentOption = z.strictObject({ ...shared, type: z.literal(11) });

const option = z
  .discriminatedUnion('type', [stringOption, integerOption, attachmentOption])
  .refine(
    (each) => !('choices' in each && each.autocomplete && each.choices?.length),
    'choices and autocomplete exclude each other',
  );

const permitted = { default_member_permissions: z.string().nullish(), nsfw: z.boolean().optional() };

const chatCommand = z.strictObject({
  name,
  name_localizations: localised(name),
  ...described,
  type: z.literal(1).optional(),
  options: z
    .array(option)
    .max(25)
    .refine(alone, 'option names must be unique, in every language')
    .refine(
      (options) => options.every((each, index) => !each.required || index === 0 || options[index - 1]?.required),
      'required options must be placed before non-required options',
    )
    .optional(),
  ...permitted,
});

/** In the menu of a person or a message: named as people write, with neither a description nor options. */
const menuCommand = z.strictObject({
  name: nonBlank(32),
  name_localizations: localised(nonBlank(32)),
  description: z.literal('').optional(),
  type: z.literal([2, 3]),
  ...permitted,
});

const places = {
  contexts: z
    .array(z.literal([0, 1, 2]))
    .min(1)
    .optional(),
  integration_types: z
    .array(z.literal([0, 1]))
    .min(1)
    .optional(),
};

const guildCommand = z.discriminatedUnion('type', [chatCommand, menuCommand]);
const globalCommand = z.discriminatedUnion('type', [chatCommand.extend(places), menuCommand.extend(places)]);

export type RegisteredCommand = z.infer<typeof globalCommand>;

/** Of each type, at most. */
const MOST = { chat: 100, menu: 15 };

function overwrite<T extends RegisteredCommand>(schema: z.ZodType<T>) {
  const types = [1, 2, 3] as const;
  const ofType = (all: readonly T[], type: number) => all.filter((each) => (each.type ?? 1) === type);
  return z
    .array(schema)
    .refine((all) => ofType(all, 1).length <= MOST.chat, 'at most 100 chat commands')
    .refine((all) => ofType(all, 2).length <= MOST.menu, 'at most 15 user commands')
    .refine((all) => ofType(all, 3).length <= MOST.menu, 'at most 15 message commands')
    .refine((all) => types.every((type) => alone(ofType(all, type))), 'command names must be unique, in every language')
    .refine((all) => all.every((each) => charactersOf(each) <= 8000), 'a command has at most 8000 characters');
}

interface Named {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string | undefined>> | null | undefined;
}

/** No two have the same name, in English or as a client in another language shows them. */
function alone(all: readonly Named[]): boolean {
  return [null, ...LOCALES].every((locale) => {
    const names = all.map((each) => (locale === null ? each.name : (each.name_localizations?.[locale] ?? each.name)));
    return new Set(names).size === names.length;
  });
}

/** Names, descriptions and the values of choices together; of each the longest that there is in any language. */
export function charactersOf(command: RegisteredCommand): number {
  const options = 'options' in command ? (command.options ?? []) : [];
  const longest = (text = '', others: Named['name_localizations'] = null) =>
    Math.max(text.length, ...Object.values(others ?? {}).map((other) => other?.length ?? 0));
  const names = (each: Named) => longest(each.name, each.name_localizations);
  const about = 'description_localizations' in command ? command.description_localizations : null;
  const own = names(command) + longest(command.description, about);
  return options.reduce((sum, option) => {
    const choices = (('choices' in option && option.choices) || []).map(
      (each) => names(each) + String(each.value).length,
    );
    const described = longest(option.description, option.description_localizations);
    return sum + names(option) + described + choices.reduce((all, each) => all + each, 0);
  }, own);
}

/** The body of a bulk overwrite. Where commands may be used can be said of global ones only. */
export const bulkOverwrite = { global: overwrite(globalCommand), guild: overwrite(guildCommand) };
