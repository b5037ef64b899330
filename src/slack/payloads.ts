import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Asker } from '../core/asker.ts';
import { unescapeTyped } from './escape.ts';
import { readOrigin } from './modals/metadata.ts';

const commandSchema = z.object({
  command: z.string().regex(/^\/?\S+$/u),
  text: z.string().default(''),
  user_id: z.string(),
  user_name: z.string().optional(),
  channel_id: z.string().optional(),
  response_url: z.url(),
  trigger_id: z.string().optional(),
});

const userSchema = z.object({ id: z.string(), username: z.string().optional(), name: z.string().optional() });

const actionsSchema = z.object({
  user: userSchema,
  channel: z.object({ id: z.string() }).optional(),
  container: z
    .object({
      is_ephemeral: z.boolean().optional(),
      channel_id: z.string().optional(),
      thread_ts: z.string().optional(),
    })
    .optional(),
  response_url: z.url().optional(),
  view: z
    .object({ id: z.string(), type: z.enum(['modal', 'home']), private_metadata: z.string().default('') })
    .nullish(),
  trigger_id: z.string().optional(),
  actions: z
    .array(
      z.object({
        value: z.string().optional(),
        url: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

const messageSchema = z.object({
  user: userSchema,
  channel: z.object({ id: z.string() }).optional(),
  response_url: z.url(),
  trigger_id: z.string().optional(),
  // Messages come in every shape that an app can post: what cannot be read in one is no reason not to answer.
  message: z.object({
    text: z.string().catch(''),
    ts: z.string().optional().catch(undefined),
    thread_ts: z.string().optional().catch(undefined),
    attachments: z.array(z.object({ text: z.string().catch('') }).catch({ text: '' })).catch([]),
    files: z
      .array(z.object({ id: z.string().catch(''), name: z.string().catch('A file') }).catch({ id: '', name: '' }))
      .catch([]),
  }),
});

/** Slack takes no more files with a message. */
const MOST_FILES = 10;

/** Who did something, and where they can be answered. */
export interface Origin {
  readonly asker: Asker;
  readonly channel: string | null;
  /** The thread of the message that was pressed or asked about; null when it is in none. */
  readonly thread: string | null;
  /** Null for what was done in a view, or nowhere in particular: it is answered in a view. */
  readonly responseUrl: string | null;
  /** The view in which it was done; null when it was done in a message or in a channel. */
  readonly view: PressedView | null;
  /** Opens one view, within three seconds of what was done; null when Slack gave none. */
  readonly triggerId: string | null;
  /** The same when Slack sends the same thing again. */
  readonly id: string | null;
}

/** A view as somebody has it open. */
export interface PressedView {
  readonly id: string;
  /** `home`: the app's own tab. */
  readonly type: 'modal' | 'home';
  /** It was opened from the app's tab, or is that tab: what is done there may change what the tab shows. */
  readonly fromHome: boolean;
  /**
   * Of a form that was sent, while Slack waits to hear what becomes of it: shows another view in its place, and says so.
   * False when that has been said already.
   */
  readonly acknowledging?: (view: types.ModalView) => Promise<boolean>;
}

/** A slash command as typed. */
export interface TypedCommand {
  readonly origin: Origin;
  /** Without the slash. */
  readonly name: string;
  readonly text: string;
}

/** A press on a button, or a choice from a select. */
export interface Press {
  readonly origin: Origin;
  /** The message pressed is one that only the presser sees. */
  readonly onPrivate: boolean;
  /** What the control carries; null for a link, which does all it does in the browser. */
  readonly value: string | null;
}

/** A message that somebody asks about. */
export interface AskedMessage {
  readonly origin: Origin;
  /** What the message says, in Slack's markup. */
  readonly text: string;
  /** What is attached to it says, in Slack's markup: of a forwarded message, all that it says. */
  readonly attached: string;
  /** The files in it, at most ten. */
  readonly files: readonly { readonly id: string; readonly name: string }[];
}

/** Slack's payload of a slash command; null when it is none. */
export function readCommand(body: unknown): TypedCommand | null {
  const { data } = commandSchema.safeParse(body);
  if (!data) return null;
  const channel = data.channel_id ?? null;
  return {
    origin: {
      asker: askerOf(data.user_id, data.user_name, channel),
      channel,
      thread: null,
      responseUrl: data.response_url,
      view: null,
      ...triggered(data),
    },
    name: data.command.replace(/^\//u, '').toLowerCase(),
    text: unescapeTyped(data.text),
  };
}

/** Slack's `block_actions` payload; null when it is none that can be answered. */
export function readPress(body: unknown): Press | null {
  const { data } = actionsSchema.safeParse(body);
  const action = data?.actions[0];
  if (!data || !action || (data.response_url ?? data.view ?? data.trigger_id) === undefined) return null;
  const kept = data.view ? readOrigin(data.view.private_metadata) : null;
  const channel = data.channel?.id ?? data.container?.channel_id ?? kept?.channel ?? null;
  return {
    origin: {
      asker: askerOf(data.user.id, data.user.username || data.user.name, channel),
      channel,
      thread: data.container?.thread_ts ?? kept?.thread ?? null,
      responseUrl: data.response_url ?? null,
      view: pressedView(data.view ?? null, kept?.fromHome === true),
      ...triggered(data),
    },
    onPrivate: data.container?.is_ephemeral === true,
    value: action.selected_option?.value ?? (action.url === undefined ? (action.value ?? '') : null),
  };
}

/** Slack's `message_action` payload; null when it is none that can be answered. */
export function readMessage(body: unknown): AskedMessage | null {
  const { data } = messageSchema.safeParse(body);
  if (!data) return null;
  const { text, ts, thread_ts, attachments, files } = data.message;
  const channel = data.channel?.id ?? null;
  return {
    origin: {
      asker: askerOf(data.user.id, data.user.username || data.user.name, channel),
      channel,
      // The first message of a thread stands in the channel, and is asked about there.
      thread: thread_ts === undefined || thread_ts === ts ? null : thread_ts,
      responseUrl: data.response_url,
      view: null,
      ...triggered(data),
    },
    text,
    attached: attachments.map((attachment) => attachment.text).join('\n'),
    files: files.filter(({ id }) => id !== '').slice(0, MOST_FILES),
  };
}

function pressedView(view: { readonly id: string; readonly type: 'modal' | 'home' } | null, fromHome: boolean) {
  return view && { id: view.id, type: view.type, fromHome: fromHome || view.type === 'home' };
}

/** A trigger is new with everything that somebody does, and so tells what Slack sends twice. */
function triggered({ trigger_id = null }: { readonly trigger_id?: string | null | undefined }) {
  return { triggerId: trigger_id, id: trigger_id };
}

/** Who does something, as Slack names them there. */
export function askerOf(id: string, name: string | undefined, channel: string | null): Asker {
  return { platform: 'slack', id, name: name || 'someone', ...(channel === null ? {} : { channel }) };
}
