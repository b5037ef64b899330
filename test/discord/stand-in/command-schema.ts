import { z } from 'zod';
import { nonBlank } from './refusal.ts';

/** What Discord takes as the commands of an application, after its application commands reference. */

const name = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u)
  .refine((text) => text === text.toLowerCase(), 'a chat command is written in lower case');

const shared = { name, description: nonBlank(100), required: z.boolean().optional() };
const choice = (value: z.ZodType) =>
  z
    .array(z.strictObject({ name: nonBlank(100), value }))
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

const option = z
  .discriminatedUnion('type', [stringOption, integerOption])
  .refine(
    ({ autocomplete, choices }) => !(autocomplete && choices?.length),
    'choices and autocomplete exclude each other',
  );

const permitted = { default_member_permissions: z.string().nullish(), nsfw: z.boolean().optional() };

const chatCommand = z.strictObject({
  name,
  description: nonBlank(100),
  type: z.literal(1).optional(),
  options: z
    .array(option)
    .max(25)
    .refine(
      (options) => new Set(options.map((each) => each.name)).size === options.length,
      'option names must be unique',
    )
    .refine(
      (options) => options.every((each, index) => !each.required || index === 0 || options[index - 1]?.required),
      'required options must be placed before non-required options',
    )
    .optional(),
  ...permitted,
});

/** In the menu of a message: named as people write, with neither a description nor options. */
const messageCommand = z.strictObject({
  name: nonBlank(32),
  description: z.literal('').optional(),
  type: z.literal(3),
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

const guildCommand = z.discriminatedUnion('type', [chatCommand, messageCommand]);
const globalCommand = z.discriminatedUnion('type', [chatCommand.extend(places), messageCommand.extend(places)]);

export type RegisteredCommand = z.infer<typeof globalCommand>;

/** Of each type, at most. */
const MOST = { chat: 100, message: 15 };

function overwrite<T extends RegisteredCommand>(schema: z.ZodType<T>) {
  const ofType = (all: readonly T[], type: number) => all.filter((each) => (each.type ?? 1) === type);
  const alone = (all: readonly T[]) => new Set(all.map((each) => each.name)).size === all.length;
  return z
    .array(schema)
    .refine((all) => ofType(all, 1).length <= MOST.chat, 'at most 100 chat commands')
    .refine((all) => ofType(all, 3).length <= MOST.message, 'at most 15 message commands')
    .refine((all) => alone(ofType(all, 1)) && alone(ofType(all, 3)), 'command names must be unique')
    .refine((all) => all.every((each) => charactersOf(each) <= 8000), 'a command has at most 8000 characters');
}

function charactersOf(command: RegisteredCommand): number {
  const options = 'options' in command ? (command.options ?? []) : [];
  return [command.name, command.description, ...options.flatMap((each) => [each.name, each.description])].join('')
    .length;
}

/** The body of a bulk overwrite. Where commands may be used can be said of global ones only. */
export const bulkOverwrite = { global: overwrite(globalCommand), guild: overwrite(guildCommand) };
