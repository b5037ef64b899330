import { z } from 'zod';
import { block, ts, webUrl } from './schema.ts';

const blocks = z.array(block).min(1).max(50, 'no more than 50 items allowed');
const text = (max: number) => z.string().trim().min(1).max(max);

/** What chat.update takes, of a message with blocks. */
export const updateSchema = z.strictObject({ channel: text(30), ts, text: text(4000), blocks: blocks.optional() });

/** What views.publish takes. Source: docs.slack.dev/reference/views/home-tab-views */
export const publishSchema = z.strictObject({
  user_id: text(30),
  view: z.strictObject({
    type: z.literal('home'),
    blocks: z.array(block).min(1).max(100, 'no more than 100 items allowed'),
    private_metadata: z.string().max(3000).optional(),
    callback_id: z.string().max(255).optional(),
  }),
});

const unfurls = z
  .record(webUrl('http:', 'https:'), z.strictObject({ blocks, fallback: text(3000) }))
  .refine((all) => Object.keys(all).length > 0, 'missing_unfurls');

/** What chat.unfurl takes: a message in one way or the other, and never both. */
export const unfurlSchema = z.union([
  z.strictObject({ unfurls, channel: text(30), ts }),
  z.strictObject({ unfurls, unfurl_id: text(200), source: z.enum(['composer', 'conversations_history']) }),
]);

const chunks = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('markdown_text'), text: text(12_000) }),
      z.strictObject({ type: z.literal('blocks'), blocks }),
    ]),
  )
  .min(1);
const stream = { channel: text(30), ts };

export const startSchema = z.strictObject({
  channel: text(30),
  thread_ts: ts,
  recipient_team_id: text(30).optional(),
  recipient_user_id: text(30).optional(),
  markdown_text: text(12_000),
});
export const appendSchema = z.strictObject({ ...stream, chunks });
export const stopSchema = z.strictObject({ ...stream, blocks: blocks.optional() });

const thread = { channel_id: text(30), thread_ts: ts };

/** An empty status takes back the one before. */
export const statusSchema = z.strictObject({ ...thread, status: z.string().max(200) });
export const titleSchema = z.strictObject({ ...thread, title: text(255) });
/** Without a thread: in an app with agent_view the call does nothing with one. */
export const promptsSchema = z.strictObject({
  channel_id: text(30),
  title: text(255).optional(),
  prompts: z
    .array(z.strictObject({ title: text(75), message: text(3000) }))
    .min(1)
    .max(4),
});

export type HomeView = z.infer<typeof publishSchema>['view'];
export type Prompts = z.infer<typeof promptsSchema>['prompts'];
export type Unfurls = z.infer<typeof unfurls>;
