import type { Subscription } from '../../src/core/digest.ts';
import { newChannel } from '../discord/stand-in/channels.ts';
import { type Failure as DiscordFailure, failing } from '../discord/stand-in/faults.ts';
import { type StandIn as Discord, startStandIn as startDiscord } from '../discord/stand-in/index.ts';
import { COMPONENTS_V2 } from '../discord/stand-in/message-schema.ts';
import {
  type StandIn as Slack,
  type Failure as SlackFailure,
  startStandIn as startSlack,
} from '../slack/stand-in/index.ts';
import type { FastClock } from './time.ts';

/** A message that stands on a platform. */
export interface Standing {
  readonly key: string;
  readonly id: string;
  readonly channel: string;
  /** The message under which it stands; null in the channel itself. */
  readonly under: string | null;
  /** What its notification says. */
  readonly text: string;
  readonly whole: boolean;
}

/** Both platforms, on the loopback. */
export interface Platforms {
  readonly slack: { readonly botToken: string; readonly apiUrl: string };
  readonly discord: { readonly token: string; readonly apiUrl: string };
  /** Called at every request, before anything is done about it. */
  onRequest: () => void;
  /** How often a request goes wrong, 0 to 1. */
  badness: number;
  open(place: Subscription['place']): void;
  standing(): readonly Standing[];
  /** Discord remembers nonces, or none. */
  remember(nonces: boolean): void;
  stop(): Promise<void>;
}

/** How a request goes wrong. */
type Mishap = 'busy' | 'broken' | 'dropped' | 'lost' | 'slow' | 'late';
const MISHAPS: readonly Mishap[] = ['busy', 'broken', 'dropped', 'lost', 'slow', 'late'];
/** Milliseconds of the machine's time. */
const SLOW = 40;
/** Milliseconds of the machine's time, at most: well before anybody looks whether it was done. */
export const LATE = 150;

export async function startPlatforms(clock: FastClock, random: () => number): Promise<Platforms> {
  const now = () => Math.floor(clock.ms());
  const slack = await startSlack({ mode: 'http', now });
  const discord = await startDiscord({ now });
  const platforms: Platforms = {
    slack: { botToken: slack.settings.botToken, apiUrl: slack.settings.apiUrl ?? '' },
    discord: { token: discord.token, apiUrl: discord.apiUrl },
    onRequest: () => undefined,
    badness: 0,
    open({ platform, channel }) {
      if (platform === 'slack') slack.workspace.open({ id: channel, kind: 'public' }, true);
      else discord.state.channels.set(channel, newChannel({ id: channel }));
    },
    standing: () => [...onSlack(slack), ...onDiscord(discord)],
    remember(nonces) {
      discord.state.nonceMemory = nonces ? 300_000 : 0;
    },
    async stop() {
      await slack.stop();
      await discord.stop();
    },
  };
  const mishap = (): Mishap | null => {
    platforms.onRequest();
    return random() < platforms.badness ? (MISHAPS[Math.floor(random() * MISHAPS.length)] ?? null) : null;
  };
  slack.workspace.faults.choose = () => {
    const ways: Readonly<Record<Mishap, SlackFailure>> = {
      busy: { retryAfter: 2 },
      broken: { status: 500 },
      dropped: { dropped: true },
      lost: { lost: random() < 0.5 ? true : 'midway' },
      slow: { delay: SLOW },
      late: { late: random() * LATE },
    };
    const chosen = mishap();
    return chosen && ways[chosen];
  };
  discord.state.choose = () => {
    const ways: Readonly<Record<Mishap, DiscordFailure>> = {
      busy: failing(429, { 'retry-after': '3' }),
      broken: failing(500),
      dropped: { dropped: true },
      lost: { lost: true },
      slow: { delay: SLOW },
      late: { late: random() * LATE },
    };
    const chosen = mishap();
    return chosen && ways[chosen];
  };
  return platforms;
}

function onSlack({ workspace }: Slack): readonly Standing[] {
  return Array.from(workspace.messages.values(), ({ ts, channel, thread, metadata, content }) => ({
    key: String(metadata?.event_payload['key']),
    id: ts,
    channel,
    under: thread,
    text: content.text,
    whole: true,
  }));
}

function onDiscord({ state }: Discord): readonly Standing[] {
  return Array.from(state.messages.values()).flatMap(({ id, posted, notification, layout }) => {
    if (!posted) return [];
    const parent = state.channels.get(posted.channel)?.parent ?? null;
    return {
      key: String(posted.nonce),
      id,
      channel: parent ?? posted.channel,
      under: parent === null ? null : posted.channel,
      text: notification,
      whole: layout === COMPONENTS_V2,
    };
  });
}
