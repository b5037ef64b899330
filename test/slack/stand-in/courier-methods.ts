import { type Answer, notOk, ok } from './answer.ts';
import { deleteSchema, membersSchema, openSchema } from './call-schema.ts';
import type { Method, Rights } from './methods.ts';
import type { Channel, Workspace } from './workspace.ts';

interface Seeing extends Rights {
  seeing(id: string, right: 'read' | 'history', answer: (channel: Channel) => Answer): Answer;
  addressed(id: string): Channel | null;
}

/** What a bot needs to post in somebody's name, to take it back, and to ask with modals. */
export function courierMethods(
  workspace: Workspace,
  { granted, taking, seeing, addressed }: Seeing,
): Readonly<Record<string, Method>> {
  const { messages, people, views } = workspace;
  return {
    'chat.delete': taking('chat.delete', deleteSchema, ({ channel, ts }) =>
      granted('chat:write', () => {
        if (!workspace.channels.has(channel)) return notOk('channel_not_found');
        const found = messages.get(ts);
        // A message that only one person sees is no message to this method.
        if (found?.channel !== channel || found.viewer !== null) return notOk('message_not_found');
        messages.delete(ts);
        return ok({ channel, ts });
      }),
    ),
    'conversations.members': taking('conversations.members', membersSchema, ({ channel, cursor = '0', limit }) =>
      seeing(channel, 'read', ({ members = [] }) => {
        const to = Number(cursor) + Math.min(limit, workspace.pageSize);
        const more = to < members.length ? { response_metadata: { next_cursor: String(to) } } : {};
        return ok({ members: members.slice(Number(cursor), to), ...more });
      }),
    ),
    'conversations.open': taking('conversations.open', openSchema, ({ users }) =>
      granted('im:write', () => {
        if (!people.has(users)) return notOk('user_not_found');
        return ok({ channel: { id: addressed(users)?.id } });
      }),
    ),
    'views.open': (args) => views.opened(args, 'views.open'),
    'views.push': (args) => views.opened(args, 'views.push'),
    'views.update': (args) => views.updated(args),
  };
}
