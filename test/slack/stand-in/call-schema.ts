import { z } from 'zod';
import { ts } from './schema.ts';

const page = {
  channel: z.string().min(1),
  cursor: z.string().optional(),
  limit: z.int().min(1).max(999).default(100),
  oldest: z
    .string()
    .regex(/^\d{1,10}(?:\.\d{1,6})?$/u)
    .default('0'),
  include_all_metadata: z.boolean().default(false),
};

/** What conversations.history and conversations.replies take, of what Slack would. */
export const historySchema = z.strictObject(page);
export const repliesSchema = z.strictObject({ ...page, ts });
export const channelSchema = z.strictObject({ channel: z.string().min(1) });
export const userSchema = z.strictObject({ user: z.string().min(1), include_locale: z.boolean().optional() });

const { oldest: _oldest, include_all_metadata: _metadata, ...listed } = page;
export const membersSchema = z.strictObject(listed);
export const deleteSchema = z.strictObject({ channel: z.string().min(1), ts });
/** What conversations.open takes for one person. */
export const openSchema = z.strictObject({ users: z.string().regex(/^[UW][A-Z0-9]+$/u) });

export const fileSchema = z.strictObject({ file: z.string().min(1) });
export const uploadUrlSchema = z.strictObject({
  filename: z.string().min(1),
  length: z.coerce.number().int().min(1),
});
/** Without a channel: the file is the bot's alone. */
export const completeUploadSchema = z.strictObject({
  files: z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1),
});
