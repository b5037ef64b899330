import type { App } from '@slack/bolt';
import { Recent } from '../recent.ts';
import { createAgent } from './agent.ts';
import { publishHome, readHomePage } from './home.ts';
import { readLinks, readOpened, readQuestion } from './payloads.ts';
import { createPeople } from './people.ts';
import { createQuestions } from './questions.ts';
import type { EventTools } from './tools.ts';
import { unfurl } from './unfurl.ts';

export interface EventParts extends EventTools {
  /** The bot's own user, once it is known. */
  readonly botUserId: () => string;
}

/** What Slack tells the bot of, answered. No call ever rejects. */
export interface Events {
  /** `app_mention`, or `message` in a direct message. */
  said(body: unknown): Promise<void>;
  /** `app_home_opened`. */
  opened(body: unknown): Promise<void>;
  /** `link_shared`. */
  linked(body: unknown): Promise<void>;
  /** Shows somebody their Home tab as it is now: for whoever changed what it shows. */
  refreshHome(userId: string): Promise<void>;
  /** Turns the pages of a Home tab. False when the press is none that does. */
  turnHome(body: unknown): boolean;
  /** Resolves once everything received is answered. */
  idle(): Promise<void>;
}

export function createEvents({ botUserId, ...tools }: EventParts): Events {
  const { client, botToken, log } = tools;
  const people = createPeople(client, botToken, log);
  const questions = createQuestions(tools, people);
  const agent = createAgent(tools);
  const recent = new Recent();
  const inFlight = new Set<Promise<void>>();

  function tracked(work: Promise<void>): Promise<void> {
    const safe = work.catch((error: unknown) => log.error({ err: error }, 'an event could not be answered'));
    inFlight.add(safe);
    return safe.finally(() => inFlight.delete(safe));
  }

  /** Slack sends an event again when it saw no acknowledgement. */
  async function once<T extends { readonly id: string | null; readonly user: string | null }>(
    received: T | null,
    answer: (received: T) => Promise<void>,
  ): Promise<void> {
    if (!received || received.user === botUserId()) return;
    if (!recent.isNew(received.id)) return log.info({}, 'Slack sent the same event again: it is answered once');
    await answer(received);
  }

  const refreshHome = async (user: string, page?: number) => publishHome(await people.asker(user), tools, page);

  return {
    said: (body) => tracked(once(readQuestion(body), (question) => questions.answer(question, botUserId()))),
    opened: (body) =>
      tracked(
        once(readOpened(body), async (opened) => {
          if (opened.tab === 'home') await refreshHome(opened.user);
          else if (opened.tab === 'messages') await agent.suggest(opened, await people.asker(opened.user));
        }),
      ),
    linked: (body) => tracked(once(readLinks(body), (links) => unfurl(links, tools))),
    refreshHome: (userId) => tracked(refreshHome(userId)),
    turnHome(body) {
      const turn = readHomePage(body);
      if (turn) void tracked(refreshHome(turn.user, turn.page));
      return turn !== null;
    },
    async idle() {
      while (inFlight.size > 0) await Promise.allSettled(inFlight);
    },
  };
}

/** Subscribes to every event in `SLACK_EVENTS`. Bolt acknowledges each before it is answered. */
export function listenTo(app: App, events: Events): void {
  app.event('app_mention', ({ body }) => events.said(body));
  app.event('message', ({ body }) => events.said(body));
  app.event('app_home_opened', ({ body }) => events.opened(body));
  app.event('link_shared', ({ body }) => events.linked(body));
}
