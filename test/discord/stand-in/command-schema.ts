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

const command = z.strictObject({
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
  default_member_permissions: z.string().nullish(),
  nsfw: z.boolean().optional(),
});

const globalCommand = command.extend({
  contexts: z
    .array(z.literal([0, 1, 2]))
    .min(1)
    .optional(),
  integration_types: z
    .array(z.literal([0, 1]))
    .min(1)
    .optional(),
});

export type RegisteredCommand = z.infer<typeof globalCommand>;

function overwrite<T extends RegisteredCommand>(schema: z.ZodType<T>) {
  return z
    .array(schema)
    .max(100)
    .refine((all) => new Set(all.map((each) => each.name)).size === all.length, 'command names must be unique')
    .refine((all) => all.every((each) => charactersOf(each) <= 8000), 'a command has at most 8000 characters');
}

function charactersOf({ name, description, options = [] }: RegisteredCommand): number {
  return [name, description, ...options.flatMap((each) => [each.name, each.description])].join('').length;
}

/** The body of a bulk overwrite. Where commands may be used can be said of global ones only. */
export const bulkOverwrite = { global: overwrite(globalCommand), guild: overwrite(command) };
