import type { z } from 'zod';
import { type Answer, notOk, ok } from './answer.ts';
import { checkMessage } from './check.ts';
import {
  appendSchema,
  promptsSchema,
  publishSchema,
  startSchema,
  statusSchema,
  stopSchema,
  titleSchema,
  unfurlSchema,
  updateSchema,
} from './event-schema.ts';
import type { Method, Rights } from './methods.ts';
import { type Block, responseSchema } from './schema.ts';
import type { Workspace } from './workspace.ts';

/** What Slack's Markdown would make more of than text. */
const ALIVE = /<[!@#]|(?<!\\)\]\(|@(?:channel|here|everyone)\b|https?:\/\//u;

/** The methods that an app needs to answer events. Source: docs.slack.dev/reference/methods */
export function eventMethods(workspace: Workspace, { granted, taking }: Rights): Readonly<Record<string, Method>> {
  const { events, joined, messages, people, channels } = workspace;

  function inThread({ channel, thread }: { channel: string; thread: string }, answer: () => Answer): Answer {
    if (!joined.has(channel)) return notOk('channel_not_found');
    return workspace.isParent(thread, channel) ? answer() : notOk('invalid_thread_ts');
  }

  function streaming(ts: string, answer: () => Answer): Answer {
    return events.streaming.has(ts) ? answer() : notOk('message_not_in_streaming_state');
  }

  /** Adds to a message what is streamed; a whole that Slack would not take is refused. */
  function grow(method: string, ts: string, blocks: readonly Block[]): Answer {
    const before = messages.get(ts)?.content;
    const whole = { text: before?.text, blocks: [...(before?.blocks ?? []), ...blocks].map(withoutId) };
    const checked = checkMessage(responseSchema, whole, (all) => workspace.files.wrong(all, true));
    if (checked.refusal) {
      workspace.refuse(method, checked.refusal);
      return notOk(checked.refusal.error);
    }
    const { text, blocks: grown } = checked.message;
    workspace.replace(ts, { text, mrkdwn: false, ...(grown ? { blocks: grown } : {}) });
    return ok({ ts });
  }

  function start({ channel, thread_ts, markdown_text, ...recipient }: z.infer<typeof startSchema>): Answer {
    if (channels.get(channel)?.kind !== 'direct') return notOk('channel_type_not_supported');
    if ((recipient.recipient_team_id === undefined) !== (recipient.recipient_user_id === undefined)) {
      return notOk('missing_recipient_team_id');
    }
    if (ALIVE.test(markdown_text)) {
      workspace.refuse('chat.startStream', { error: 'alive', details: [`does more than say: ${markdown_text}`] });
    }
    return inThread({ channel, thread: thread_ts }, () => {
      const text = markdown_text.replace(/\\([!-/:-@[-`{-~])/gu, '$1').replaceAll('\u2060', '');
      const { ts } = workspace.post(channel, null, { text, mrkdwn: false }, { thread: thread_ts, streamed: true });
      events.streaming.add(ts);
      return ok({ channel, ts });
    });
  }

  function unfurl({ unfurls, ...target }: z.infer<typeof unfurlSchema>): Answer {
    const key = 'ts' in target ? target.ts : target.unfurl_id;
    const links = events.links.get(key);
    if (!links) return notOk('cannot_find_message');
    if ('ts' in target && events.spoken.get(key)?.channel !== target.channel) return notOk('cannot_find_channel');
    if (Object.keys(unfurls).some((url) => !links.includes(url))) return notOk('cannot_unfurl_url');
    events.unfurled.set(key, unfurls);
    return ok({});
  }

  const writing = <T>(name: string, schema: z.ZodType<T>, answer: (args: T) => Answer) =>
    taking(name, schema, (args) => granted('chat:write', () => answer(args)));
  const assisting = <T>(name: string, schema: z.ZodType<T>, answer: (args: T) => Answer) =>
    taking(name, schema, (args) => granted('assistant:write', () => answer(args)));

  return {
    'chat.update': writing('chat.update', updateSchema, ({ channel, ts, ...content }) => {
      if (messages.get(ts)?.channel !== channel) return notOk('message_not_found');
      if (events.streaming.has(ts)) return notOk('streaming_state_conflict');
      workspace.replace(ts, content);
      return ok({ channel, ts });
    }),
    'chat.startStream': writing('chat.startStream', startSchema, start),
    'chat.appendStream': writing('chat.appendStream', appendSchema, ({ ts, chunks }) =>
      streaming(ts, () => {
        const blocks = chunks.flatMap((chunk) => (chunk.type === 'blocks' ? chunk.blocks : []));
        return grow('chat.appendStream', ts, blocks);
      }),
    ),
    'chat.stopStream': writing('chat.stopStream', stopSchema, ({ ts, blocks = [] }) =>
      streaming(ts, () => {
        events.streaming.delete(ts);
        return grow('chat.stopStream', ts, blocks);
      }),
    ),
    'chat.unfurl': taking('chat.unfurl', unfurlSchema, (args) => granted('links:write', () => unfurl(args))),
    'views.publish': taking('views.publish', publishSchema, ({ user_id, view }) => {
      if (!people.has(user_id)) return notOk('user_not_found');
      const checked = checkIds(view.blocks);
      if (checked !== null) {
        workspace.refuse('views.publish', { error: 'invalid_blocks', details: [checked] });
        return notOk('invalid_blocks');
      }
      events.homes.set(user_id, view);
      return ok({ view: { id: `VHOME${user_id}`, ...view } });
    }),
    'assistant.threads.setStatus': writing('assistant.threads.setStatus', statusSchema, (args) =>
      inThread({ channel: args.channel_id, thread: args.thread_ts }, () => {
        events.setStatus(args.thread_ts, args.status);
        return ok({});
      }),
    ),
    'assistant.threads.setTitle': assisting('assistant.threads.setTitle', titleSchema, (args) =>
      inThread({ channel: args.channel_id, thread: args.thread_ts }, () => {
        events.titles.set(args.thread_ts, args.title);
        return ok({});
      }),
    ),
    'assistant.threads.setSuggestedPrompts': assisting(
      'assistant.threads.setSuggestedPrompts',
      promptsSchema,
      ({ channel_id, prompts }) => {
        if (!joined.has(channel_id)) return notOk('channel_not_found');
        events.prompts.set(channel_id, prompts);
        return ok({});
      },
    ),
  };
}

function withoutId({ block_id: _, ...block }: Block) {
  return block;
}

/** The first id that occurs twice; null when none does. */
function checkIds(blocks: readonly Block[]): string | null {
  const ids = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])).map((one) => one.action_id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  return twice === undefined ? null : `action_id ${twice} already exists`;
}
