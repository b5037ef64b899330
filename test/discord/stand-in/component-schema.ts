import { z } from 'zod';
import { nonBlank } from './refusal.ts';

/** What Discord takes as the components of a message, after its components reference. Unknown fields are refused. */

export const id = z.int().min(0).max(0x7fffffff).optional();
export const customId = z.string().min(1).max(100);
const disabled = z.boolean().optional();
const emoji = z.strictObject({
  id: z.string().nullish(),
  name: z.string().nullish(),
  animated: z.boolean().optional(),
});

function address(schemes: readonly string[], max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .refine(
      (url) => URL.canParse(url) && schemes.includes(new URL(url).protocol) && !/\s/u.test(url),
      `Scheme must be one of ${schemes.join(' ')}`,
    );
}

const linkButton = z.strictObject({
  type: z.literal(2),
  id,
  style: z.literal(5),
  label: nonBlank(80),
  url: address(['http:', 'https:', 'discord:'], 512),
  emoji: emoji.optional(),
  disabled,
});

const actionButton = z.strictObject({
  type: z.literal(2),
  id,
  style: z.literal([1, 2, 3, 4]),
  label: nonBlank(80),
  custom_id: customId,
  emoji: emoji.optional(),
  disabled,
});

const button = z.discriminatedUnion('style', [linkButton, actionButton]);

export const selectOption = z.strictObject({
  label: nonBlank(100),
  value: z.string().min(1).max(100),
  description: nonBlank(100).optional(),
  emoji: emoji.optional(),
  default: z.boolean().optional(),
});

const select = z.strictObject({
  type: z.literal(3),
  id,
  custom_id: customId,
  options: z
    .array(selectOption)
    .min(1)
    .max(25)
    .refine(
      (options) => new Set(options.map(({ value }) => value)).size === options.length,
      'option value is a duplicate',
    ),
  placeholder: z.string().max(150).optional(),
  min_values: z.int().min(0).max(25).optional(),
  max_values: z.int().min(1).max(25).optional(),
  disabled,
});

export const actionRow = z.strictObject({
  type: z.literal(1),
  id,
  components: z
    .array(z.discriminatedUnion('type', [button, select]))
    .min(1)
    .max(5)
    .refine((row) => row.length === 1 || row.every(({ type }) => type === 2), 'a select stands alone in its row'),
});

const media = z.strictObject({ url: address(['http:', 'https:', 'attachment:'], 2048) });
const description = nonBlank(1024).nullish();
const spoiler = z.boolean().optional();

export const textDisplay = z.strictObject({ type: z.literal(10), id, content: nonBlank(4000) });
const thumbnail = z.strictObject({ type: z.literal(11), id, media, description, spoiler });
const separator = z.strictObject({
  type: z.literal(14),
  id,
  divider: z.boolean().optional(),
  spacing: z.literal([1, 2]).optional(),
});
const mediaGallery = z.strictObject({
  type: z.literal(12),
  id,
  items: z.array(z.strictObject({ media, description, spoiler })).min(1).max(10),
});
const section = z.strictObject({
  type: z.literal(9),
  id,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [thumbnail, button]),
});
const container = z.strictObject({
  type: z.literal(17),
  id,
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler,
  components: z.array(z.discriminatedUnion('type', [actionRow, textDisplay, section, mediaGallery, separator])).min(1),
});

const topLevel = z.discriminatedUnion('type', [actionRow, textDisplay, section, mediaGallery, separator, container]);

export type TopLevel = z.infer<typeof topLevel>;
export type Button = z.infer<typeof button>;
export type Select = z.infer<typeof select>;

/** Any component, in the order in which they stand in a message. */
export type Component = TopLevel | Button | Select | z.infer<typeof thumbnail>;

/** Components and everything inside them, outer before inner, in reading order. */
export function* everyComponent(components: readonly Component[]): Generator<Component> {
  for (const component of components) {
    yield component;
    if ('components' in component) yield* everyComponent(component.components);
    if ('accessory' in component) yield component.accessory;
  }
}

export const components = z.array(topLevel).superRefine((tree, context) => {
  const all = [...everyComponent(tree)];
  if (all.length > 40) context.addIssue({ code: 'custom', message: `${all.length} components, at most 40` });
  const text = all.reduce((sum, component) => sum + (component.type === 10 ? component.content.length : 0), 0);
  if (text > 4000) context.addIssue({ code: 'custom', message: `${text} characters of text, at most 4000` });
  const ids = all.flatMap((component) => ('custom_id' in component ? [component.custom_id] : []));
  if (new Set(ids).size < ids.length)
    context.addIssue({ code: 'custom', message: 'Component custom id cannot be duplicated' });
  const numbers = all.flatMap((component) => component.id || []);
  if (new Set(numbers).size < numbers.length)
    context.addIssue({ code: 'custom', message: 'Component ids must be unique within a message' });
});
