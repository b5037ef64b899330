import { z } from 'zod';
import { customId, id, selectOption, textDisplay } from './component-schema.ts';
import { nonBlank } from './refusal.ts';

/** What Discord takes as a modal, after its components reference. Unknown fields are refused, such as `disabled`. */

const length = z.int().max(4000);
const textInput = z
  .strictObject({
    type: z.literal(4),
    id,
    custom_id: customId,
    style: z.literal([1, 2]),
    min_length: length.min(0).optional(),
    max_length: length.min(1).optional(),
    required: z.boolean().optional(),
    value: z.string().max(4000).optional(),
    placeholder: z.string().max(100).optional(),
  })
  .refine(({ min_length: min = 0, max_length: max = 4000 }) => min <= max, 'min_length is over max_length')
  .refine(({ value = '', max_length: max = 4000 }) => value.length <= max, 'value is longer than max_length');

const choosing = {
  id,
  custom_id: customId,
  placeholder: z.string().max(150).optional(),
  min_values: z.int().min(0).max(25).optional(),
  max_values: z.int().min(1).max(25).optional(),
  required: z.boolean().optional(),
};

interface Choosing {
  readonly min_values?: number | undefined;
  readonly max_values?: number | undefined;
  readonly required?: boolean | undefined;
}

const inOrder = ({ min_values: min = 1, max_values: max = 1 }: Choosing) => min <= max;
/** discord/discord-api-docs#8177 */
const meansIt = ({ min_values: min, required = true }: Choosing) => !required || min === undefined || min >= 1;
const isWithin = (count: number, { min_values: min = 1, max_values: max = 1 }: Choosing) =>
  count >= min && count <= max;

const stringSelect = z
  .strictObject({ ...choosing, type: z.literal(3), options: z.array(selectOption).min(1).max(25) })
  .refine(inOrder, 'min_values is over max_values')
  .refine(meansIt, 'a required select has at least one value')
  .refine(({ options, max_values: max = 1 }) => max <= options.length, 'max_values is over the number of options')
  .refine(
    ({ options, max_values: max = 1 }) => options.filter((each) => each.default).length <= max,
    'too many defaults',
  )
  .refine(
    ({ options }) => new Set(options.map(({ value }) => value)).size === options.length,
    'option value is a duplicate',
  );

const channelSelect = z
  .strictObject({
    ...choosing,
    type: z.literal(8),
    channel_types: z.array(z.literal([0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16])).optional(),
    default_values: z
      .array(z.strictObject({ id: z.string().regex(/^\d{1,20}$/u), type: z.literal('channel') }))
      .optional(),
  })
  .refine(inOrder, 'min_values is over max_values')
  .refine(meansIt, 'a required select has at least one value')
  .refine(
    (select) => select.default_values === undefined || isWithin(select.default_values.length, select),
    'the number of default values is out of range',
  );

const label = z.strictObject({
  type: z.literal(18),
  id,
  label: nonBlank(45),
  description: nonBlank(100).optional(),
  component: z.discriminatedUnion('type', [textInput, stringSelect, channelSelect]),
});

export type Label = z.infer<typeof label>;

export const modal = z
  .strictObject({
    custom_id: customId,
    title: nonBlank(45),
    components: z
      .array(z.discriminatedUnion('type', [label, textDisplay]))
      .min(1)
      .max(5),
  })
  .refine(({ components }) => {
    const ids = labelsOf(components).map(({ component }) => component.custom_id);
    return new Set(ids).size === ids.length;
  }, 'Component custom id cannot be duplicated');

export type Modal = z.infer<typeof modal>;

/** The fields of a modal, without what stands between them. */
export function labelsOf(components: readonly (Label | z.infer<typeof textDisplay>)[]): readonly Label[] {
  return components.flatMap((component) => (component.type === 18 ? [component] : []));
}
