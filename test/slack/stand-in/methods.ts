import type { z } from 'zod';
import { type Answer, notOk, ok } from './answer.ts';
import { channelSchema, historySchema, repliesSchema, userSchema } from './call-schema.ts';
import { checkMessage } from './check.ts';
import { courierMethods } from './courier-methods.ts';
import { eventMethods } from './event-methods.ts';
import { fileMethods } from './files.ts';
import { ephemeralSchema, messageSchema } from './schema.ts';
import type { Channel, Posted, Workspace } from './workspace.ts';

/** The arguments of a call, their types restored from a form. */
export type Arguments = Readonly<Record<string, unknown>>;
export type Method = (args: Arguments) => Answer;

/** What every method checks first. */
export interface Rights {
  granted(scope: string, answer: () => Answer): Answer;
  taking<T>(name: string, schema: z.ZodType<T>, answer: (args: T) => Answer): Method;
}

const PREFIX = { public: 'channels', private: 'groups', direct: 'im', group: 'mpim' } as const;

/**
 * The Web API's methods for a bot token that is valid. Source: docs.slack.dev/reference/methods
 * @param uploads where addresses to upload to begin
 */
export function botMethods(workspace: Workspace, uploads: string): Readonly<Record<string, Method>> {
  const { channels, joined, people, files } = workspace;

  function granted(scope: string, answer: () => Answer): Answer {
    return workspace.scopes.has(scope) ? answer() : notOk('missing_scope', { needed: scope, provided: '…' });
  }

  /** The arguments as the method takes them; what it does not take is refused, and noted. */
  function taking<T>(name: string, schema: z.ZodType<T>, answer: (args: T) => Answer): Method {
    return (args) => {
      const { data, error } = schema.safeParse(args);
      if (!error) return answer(data);
      workspace.refuse(name, { error: 'invalid_arguments', details: error.issues.map(({ message }) => message) });
      return notOk('invalid_arguments');
    };
  }

  /** A conversation that the bot may see; a private one it may see only from within. */
  function seeing(id: string, right: 'read' | 'history', answer: (channel: Channel) => Answer): Answer {
    const channel = channels.get(id);
    if (!channel) return notOk('channel_not_found');
    return granted(`${PREFIX[channel.kind]}:${right}`, () =>
      channel.kind === 'public' || joined.has(id) ? answer(channel) : notOk('channel_not_found'),
    );
  }

  /** A message to a person's id goes to the direct messages with them. */
  function addressed(id: string): Channel | null {
    if (!people.has(id)) return channels.get(id) ?? null;
    const direct: Channel = { id: id.replace(/^U/u, 'D'), kind: 'direct' };
    workspace.open(direct, true);
    return direct;
  }

  function postMessage(args: Arguments): Answer {
    const checked = checkMessage(messageSchema, args, (blocks) => files.wrong(blocks, true));
    if (checked.refusal) {
      workspace.refuse('chat.postMessage', checked.refusal);
      return notOk(checked.refusal.error);
    }
    const { channel: to, thread_ts, metadata, ...content } = checked.message;
    const channel = addressed(to);
    if (!channel) return notOk('channel_not_found');
    if (!joined.has(channel.id)) return notOk(channel.kind === 'public' ? 'not_in_channel' : 'channel_not_found');
    if (channel.archived) return notOk('is_archived');
    if (thread_ts !== undefined && !workspace.isParent(thread_ts, channel.id)) {
      return notOk('thread_not_found');
    }
    const posted = workspace.post(channel.id, null, content, { thread: thread_ts ?? null, metadata: metadata ?? null });
    return ok({ channel: channel.id, ts: posted.ts, message: { text: content.text, ts: posted.ts } });
  }

  function postEphemeral(args: Arguments): Answer {
    const checked = checkMessage(ephemeralSchema, args, (blocks) => files.wrong(blocks, false));
    if (checked.refusal) {
      workspace.refuse('chat.postEphemeral', checked.refusal);
      return notOk(checked.refusal.error);
    }
    const { channel, user, thread_ts: thread = null, ...content } = checked.message;
    if (!joined.has(channel)) return notOk('channel_not_found');
    return ok({ message_ts: workspace.post(channel, user, content, { thread }).ts });
  }

  function page(all: readonly Posted[], { cursor = '0', limit, include_all_metadata }: z.infer<typeof historySchema>) {
    const from = Number(cursor);
    const to = from + Math.min(limit, workspace.pageSize);
    const messages = all.slice(from, to).map((posted) => shown(posted, include_all_metadata));
    const has_more = to < all.length;
    return ok({ messages, has_more, ...(has_more ? { response_metadata: { next_cursor: String(to) } } : {}) });
  }

  const public_ = () => [...workspace.messages.values()].filter(({ viewer }) => viewer === null);

  return {
    ...eventMethods(workspace, { granted, taking }),
    ...fileMethods(files, { granted, taking }, uploads),
    ...courierMethods(workspace, { granted, taking, seeing, addressed }),
    'chat.postMessage': (args) => granted('chat:write', () => postMessage(args)),
    'chat.postEphemeral': (args) => granted('chat:write', () => postEphemeral(args)),
    'conversations.info': taking('conversations.info', channelSchema, ({ channel: id }) =>
      seeing(id, 'read', (channel) => ok({ channel: conversation(channel, joined.has(id)) })),
    ),
    'conversations.join': taking('conversations.join', channelSchema, ({ channel: id }) =>
      granted('channels:join', () => {
        const channel = channels.get(id);
        if (channel?.kind !== 'public') return notOk('method_not_supported_for_channel_type');
        if (channel.archived) return notOk('is_archived');
        joined.add(id);
        return ok({ channel: conversation(channel, true) });
      }),
    ),
    'conversations.history': taking('conversations.history', historySchema, (args) =>
      seeing(args.channel, 'history', ({ id }) => {
        if (!joined.has(id)) return notOk('not_in_channel');
        const all = public_().filter(
          ({ channel, thread, ts }) => channel === id && thread === null && ts > args.oldest,
        );
        return page(all.reverse(), args);
      }),
    ),
    'conversations.replies': taking('conversations.replies', repliesSchema, ({ ts: parent, ...args }) =>
      seeing(args.channel, 'history', ({ id }) => {
        if (!workspace.isParent(parent, id)) return notOk('thread_not_found');
        const all = public_().filter(({ ts, thread }) => ts === parent || (thread === parent && ts > args.oldest));
        return page(all, args);
      }),
    ),
    'users.info': taking('users.info', userSchema, ({ user: id }) =>
      granted('users:read', () => {
        const user = people.get(id);
        return user ? ok({ user }) : notOk('user_not_found');
      }),
    ),
  };
}

function conversation({ id, kind, archived = false, readOnly = false }: Channel, is_member: boolean) {
  if (kind === 'direct') return { id, is_im: true, user: id.replace(/^D/u, 'U'), is_archived: archived };
  const kinds = { is_channel: kind === 'public', is_mpim: kind === 'group', is_private: kind === 'private' };
  return { id, ...kinds, is_archived: archived, is_read_only: readOnly, is_member };
}

function shown({ ts, thread, content, metadata }: Posted, withMetadata: boolean) {
  const message = { type: 'message', ts, text: content.text, blocks: content.blocks, thread_ts: thread ?? undefined };
  return withMetadata && metadata ? { ...message, metadata } : message;
}
