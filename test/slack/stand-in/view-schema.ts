import { z } from 'zod';
import { actionId, block, blockId, option, plain, shown, staticSelect } from './schema.ts';

/**
 * Modals and what people fill in, as Slack checks them, and a little stricter: unknown fields are refused. Source:
 * docs.slack.dev/reference/views/modal-views, docs.slack.dev/reference/block-kit/blocks/input-block and its elements
 */
const optionsOf = (most: number) =>
  z
    .array(option)
    .min(1)
    .max(most, `no more than ${most} items allowed`)
    .refine((all) => new Set(all.map(({ value }) => value)).size === all.length, 'option values must be unique');

const focus = { focus_on_load: z.boolean().optional() };

type Option = z.infer<typeof option>;

/** An initial option must be one of the options, in every particular. */
function among(options: readonly Option[], initial: readonly Option[]): boolean {
  const known = new Set(options.map((one) => JSON.stringify(sorted(one))));
  return initial.every((one) => known.has(JSON.stringify(sorted(one))));
}

function sorted({ text, value, description }: Option) {
  return [text.text, value, description?.text ?? null];
}

const NOT_AMONG = 'initial options must be among the options';

const textInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: actionId,
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    initial_value: z.string().min(1).max(3000).optional(),
    placeholder: plain(150).optional(),
    ...focus,
  })
  .refine(({ initial_value = '', max_length = 3000 }) => initial_value.length <= max_length, 'initial_value too long')
  .refine(({ initial_value = '', multiline }) => multiline || !initial_value.includes('\n'), 'one line takes no break');

const conversations = z.strictObject({
  type: z.literal('conversations_select'),
  action_id: actionId,
  placeholder: plain(150).optional(),
  initial_conversation: z
    .string()
    .regex(/^[CDG][A-Z0-9]+$/u)
    .optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z.array(z.enum(['im', 'mpim', 'private', 'public'])).min(1),
      exclude_bot_users: z.boolean().optional(),
      exclude_external_shared_channels: z.boolean().optional(),
    })
    .optional(),
  ...focus,
});

const oneOf = staticSelect
  .extend({ initial_option: option.optional(), ...focus })
  .refine(({ options, initial_option: one }) => !one || among(options, [one]), NOT_AMONG);

const someOf = <T extends string>(type: T, most: number) =>
  z.strictObject({
    type: z.literal(type),
    action_id: actionId,
    options: optionsOf(most),
    initial_options: z.array(option).min(1).optional(),
    ...focus,
  });

const checkboxes = someOf('checkboxes', 10).refine(
  ({ options, initial_options: initial = [] }) => among(options, initial),
  NOT_AMONG,
);
const multiSelect = someOf('multi_static_select', 100)
  .extend({ placeholder: plain(150), max_selected_items: z.int().min(1).optional() })
  .refine(({ options, initial_options: initial = [] }) => among(options, initial), NOT_AMONG)
  .refine(({ initial_options: all = [], max_selected_items: most = 100 }) => all.length <= most, 'too many initial');

const input = z.strictObject({
  type: z.literal('input'),
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.literal(false).optional(),
  element: z.union([textInput, conversations, oneOf, checkboxes, multiSelect]),
  ...blockId,
});

const common = {
  blocks: z
    .array(z.union([block, input]))
    .min(1)
    .max(100, 'no more than 100 items allowed'),
  private_metadata: z.string().max(3000).optional(),
  callback_id: shown(255).optional(),
};

/** What views.open, views.push, views.update and an acknowledgement take as a modal. */
export const modalSchema = z
  .strictObject({
    type: z.literal('modal'),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    ...common,
  })
  .refine(({ blocks, submit }) => submit || !blocks.some(({ type }) => type === 'input'), 'a form needs a submit')
  .refine((view) => JSON.stringify(view).length <= 250_000, 'view_too_large')
  .superRefine(({ blocks }, context) => {
    const ids = blocks.flatMap((one) => one.block_id ?? []);
    for (const id of ids.filter((one, at) => ids.indexOf(one) !== at))
      context.addIssue(`block_id ${id} already exists`);
    for (const one of blocks) {
      const actions = one.type === 'actions' ? one.elements.map((element) => element.action_id) : [];
      if (new Set(actions).size !== actions.length) context.addIssue('an action_id already exists in its block');
    }
    const focused = blocks.filter((one) => one.type === 'input' && one.element.focus_on_load === true);
    if (focused.length > 1) context.addIssue('only one element may be focused');
  });

const triggered = { trigger_id: z.string().min(1), view: modalSchema };
export const openViewSchema = z.strictObject(triggered);
export const updateViewSchema = z.strictObject({
  view_id: z.string().min(1),
  hash: z.string().optional(),
  view: modalSchema,
});

/** What a view_submission may be acknowledged with, of what Slack takes; nothing closes the view. */
export const fateSchema = z
  .discriminatedUnion('response_action', [
    z.strictObject({ response_action: z.literal('clear') }),
    z.strictObject({ response_action: z.literal('update'), view: modalSchema }),
    z.strictObject({ response_action: z.literal('push'), view: modalSchema }),
    z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  ])
  .nullable();

export type Modal = z.infer<typeof modalSchema>;
export type InputBlock = z.infer<typeof input>;
export type Fate = z.infer<typeof fateSchema>;
