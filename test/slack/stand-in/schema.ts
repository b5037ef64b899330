import { z } from 'zod';

/**
 * Slack's Block Kit as Slack checks it, and a little stricter: unknown fields, blank text and values that occur twice
 * are refused, so that nothing depends on Slack's leniency. Source: docs.slack.dev/reference/block-kit
 */
export const shown = (max: number) =>
  z
    .string()
    .max(max, `must be less than ${max + 1} characters`)
    .refine((text) => /[^\s\p{Cf}]/u.test(text), 'must be more than 0 characters')
    .refine((text) => text.isWellFormed(), 'invalid_unicode');

const pieceText = z
  .string()
  .min(1, 'must be more than 0 characters')
  .refine((text) => text.isWellFormed(), 'invalid_unicode');

export const webUrl = (...protocols: readonly string[]) =>
  z
    .string()
    .max(3000)
    .refine((url) => protocols.includes(URL.parse(url)?.protocol ?? ''), 'invalid_url')
    .refine((url) => !/\s/u.test(url), 'invalid_url');

export const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: shown(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: shown(max), verbatim: z.boolean().optional() });
const anyText = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);

export const blockId = { block_id: z.string().min(1).max(255).optional() };
export const actionId = z.string().min(1).max(255);

const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: actionId,
  url: webUrl('http:', 'https:').optional(),
  value: z.string().min(1).max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: shown(75).optional(),
});

export const option = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(75),
  description: plain(75).optional(),
});

export const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  action_id: actionId,
  // Slack does without; but then nothing names the control to those who cannot see it.
  placeholder: plain(150),
  options: z
    .array(option)
    .min(1)
    .max(100, 'no more than 100 items allowed')
    .refine((all) => new Set(all.map(({ value }) => value)).size === all.length, 'option values must be unique'),
});

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional();

const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: pieceText, style }),
  z.strictObject({
    type: z.literal('link'),
    url: webUrl('http:', 'https:', 'mailto:'),
    text: pieceText.optional(),
    style,
  }),
  z.strictObject({ type: z.literal('emoji'), name: z.string() }),
  z.strictObject({ type: z.literal('user'), user_id: z.string() }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string() }),
  z.strictObject({ type: z.literal('channel'), channel_id: z.string() }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: z.string().min(1),
    fallback: z.string().min(1),
  }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']) }),
]);

const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richElement).min(1) });

export const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plain(150), ...blockId }),
  z.strictObject({ type: z.literal('section'), text: anyText(3000), ...blockId }),
  z.strictObject({ type: z.literal('divider'), ...blockId }),
  z.strictObject({
    type: z.literal('context'),
    elements: z.array(anyText(3000)).min(1).max(10, 'no more than 10 items allowed'),
    ...blockId,
  }),
  z
    .strictObject({
      type: z.literal('image'),
      image_url: webUrl('http:', 'https:').optional(),
      slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]{8,}$/u) }).optional(),
      alt_text: shown(2000),
      title: plain(2000).optional(),
      ...blockId,
    })
    .refine((image) => (image.image_url === undefined) !== (image.slack_file === undefined), 'one picture, please'),
  z.strictObject({
    type: z.literal('actions'),
    elements: z
      .array(z.discriminatedUnion('type', [button, staticSelect]))
      .min(1)
      .max(25, 'no more than 25 items allowed'),
    ...blockId,
  }),
  z.strictObject({
    type: z.literal('rich_text'),
    elements: z
      .array(
        z.discriminatedUnion('type', [
          richSection,
          z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(richElement).min(1) }),
          z.strictObject({
            type: z.literal('rich_text_list'),
            style: z.enum(['bullet', 'ordered']),
            elements: z.array(richSection).min(1),
          }),
        ]),
      )
      .min(1),
    ...blockId,
  }),
]);

const content = {
  text: z
    .string()
    .max(40_000)
    .refine((text) => text.isWellFormed(), 'invalid_unicode'),
  blocks: z.array(block).max(50, 'no more than 50 items allowed').optional(),
  mrkdwn: z.boolean().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
};

export const ts = z.string().regex(/^\d{10}\.\d{6}$/u);

const metadata = z.strictObject({
  event_type: z.string().regex(/^[a-z0-9_]{1,255}$/u),
  event_payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** What a response_url takes. */
export const responseSchema = z.strictObject({
  ...content,
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  thread_ts: ts.optional(),
  replace_original: z.boolean().default(false),
});

/** The other thing that a response_url takes: nothing but the wish to be rid of the message that was pressed. */
export const deletionSchema = z.strictObject({ delete_original: z.literal(true) });

/** What chat.postEphemeral takes. */
export const ephemeralSchema = z.strictObject({
  ...content,
  channel: z.string().min(1),
  user: z.string().min(1),
  thread_ts: ts.optional(),
});

/**
 * What chat.postMessage takes; stricter than Slack, for what a bot posts must not have its text formatted, and must not
 * unfurl more than one thing.
 */
export const messageSchema = z
  .strictObject({
    ...content,
    channel: z.string().min(1),
    mrkdwn: z.literal(false),
    unfurl_links: z.boolean(),
    unfurl_media: z.boolean(),
    thread_ts: ts.optional(),
    metadata: metadata.optional(),
  })
  .refine(
    ({ unfurl_links, unfurl_media, blocks }) => !(unfurl_links || unfurl_media) || urlsIn(blocks).size === 1,
    'a wall of previews',
  );

/** Every URL that something in blocks links to. */
function urlsIn(blocks: unknown): ReadonlySet<string> {
  return new Set(Array.from(JSON.stringify(blocks ?? []).matchAll(/"url":"([^"]+)"/gu), ([, url = '']) => url));
}

export type Metadata = z.infer<typeof metadata>;
export type Content = z.infer<z.ZodObject<typeof content>>;
export type Block = z.infer<typeof block>;
export type RichElement = z.infer<typeof richElement>;
export type TextObject = z.infer<ReturnType<typeof anyText>>;
export type Control = Extract<Block, { type: 'actions' }>['elements'][number];
