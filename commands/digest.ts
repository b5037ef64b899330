import { quoted } from '../src/core/arguments.ts';
import type { Asker } from '../src/core/asker.ts';
import { type Context, defineCommand } from '../src/core/command.ts';
import { DIGEST_ACTIONS as ACTIONS, type DigestAction as Action, toDigest as to } from '../src/core/digest-buttons.ts';
import type { DigestDesk, SubscriptionRequest } from '../src/core/digest-desk.ts';
import { digestForm, digestsOf } from '../src/core/digest-form.ts';
import {
  aboutReply as about,
  historyReply as history,
  listReply as list,
  postedReply as posted,
  previewReply as preview,
  said,
} from '../src/core/digest-replies.ts';
import { AskerError } from '../src/core/errors.ts';
import { problemWith } from '../src/core/form.ts';
import type { Library } from '../src/core/library.ts';
import { PAGE_OPTION } from '../src/core/paging.ts';
import { wantPlayer } from '../src/core/seek.ts';
import { suggestPlayers } from '../src/core/suggesting.ts';

/** What anybody may do; the rest changes what is posted. */
const HARMLESS: ReadonlySet<Action> = new Set(['list', 'preview', 'next', 'history']);
/** Due times that are shown ahead. */
const AHEAD = { subscribe: 3, next: 10 };

export const digest = defineCommand({
  name: 'digest',
  about: 'The strategy breakdown of what is new, posted to this channel on a schedule',
  example: '/digest subscribe 9am weekdays Europe/London',
  options: {
    action: { kind: 'choice', about: 'What to do; left out, it shows what there is', choices: ACTIONS },
    time: { kind: 'text', about: 'When, such as 09:00, 9am or mon,wed 17:30', maxLength: 120 },
    days: { kind: 'text', about: 'On which days, such as weekdays or mon,wed', maxLength: 120 },
    zone: { kind: 'text', about: 'Time zone, such as Europe/London', suggest: true, maxLength: 60 },
    players: { kind: 'text', about: 'Only these players, such as openai, google; all for everyone', suggest: true },
    topic: { kind: 'text', about: 'Only videos about this; any for all', maxLength: 100 },
    empty: {
      kind: 'choice',
      about: 'When nothing is new: skip, or one from the archive',
      choices: ['skip', 'archive'],
    },
    channel: { kind: 'text', about: 'The id of another channel of this workspace; left out, this one', maxLength: 64 },
    page: PAGE_OPTION,
  },
  manages: true,
  async run({ action, time, days, zone, players, topic, empty, channel, page = 1 }, context) {
    const { library } = context;
    const { digests, asker, elsewhere } = await deskFor(context, channel);
    const wishes = { time, days, zone, players, topic, empty };
    const wished = Object.values(wishes).some((wish) => wish !== undefined);
    const act: Action = action ?? (wished ? 'subscribe' : 'list');
    if (!HARMLESS.has(act)) await assertManages(digests, asker);
    if (act === 'list') {
      const all = await digestsOf(digests, asker);
      if (all.length === 0) throw none();
      return list(digests, all, await digests.here(asker));
    }
    if (act === 'subscribe') {
      const request: SubscriptionRequest = {
        ...(time === undefined ? {} : { time }),
        ...(days === undefined ? {} : { days }),
        ...(zone === undefined ? {} : { zone }),
        ...(topic === undefined ? {} : { topic }),
        ...(empty === undefined ? {} : { whenNothingNew: empty }),
        ...(players === undefined
          ? {}
          : { players: await playersIn(library, players, { ...wishes, channel: elsewhere }) }),
      };
      const { subscription, changed } = await digests.subscribe(asker, request);
      return about(digests, library, subscription, changed ? 'Changed.' : 'Subscribed.', AHEAD.subscribe, elsewhere);
    }
    const subscription = await digests.here(asker);
    if (!subscription) throw none(elsewhere);
    switch (act) {
      case 'preview':
        return preview(digests, subscription, page, elsewhere);
      case 'now':
        return posted(digests, subscription, () => digests.here(asker), elsewhere);
      case 'pause':
        return about(digests, library, await digests.pause(subscription), 'Paused.', 0, elsewhere);
      case 'resume': {
        const resumed = await digests.resume(asker, subscription);
        return about(digests, library, resumed, 'It posts again.', AHEAD.subscribe, elsewhere);
      }
      case 'unsubscribe':
        await digests.unsubscribe(subscription);
        return said(`${elsewhere === undefined ? 'This' : 'That'} channel gets no digest any more.`, [
          { label: 'Subscribe again', invocation: to('subscribe', elsewhere) },
        ]);
      case 'next':
        return about(digests, library, subscription, '', AHEAD.next, elsewhere);
      case 'history':
        return history(digests, subscription, elsewhere);
    }
  },
  async form({ channel }, context) {
    const { digests, asker, elsewhere } = await deskFor(context, channel === undefined ? undefined : String(channel));
    return digestForm(context.library, await digests.here(asker), elsewhere, {
      time: (time) => problemWith(async () => digests.assertUnderstood({ time })),
      days: (days) => problemWith(async () => digests.assertUnderstood({ days })),
      zone: (zone) => problemWith(async () => digests.assertUnderstood({ zone })),
      players: (players) => problemWith(() => playersIn(context.library, players, {})),
    });
  },
  async suggest(option, typed, { library, digests }) {
    if (option === 'zone') return digests?.suggestZones(typed) ?? [];
    const [, before = '', last = ''] = /^(.*,\s*)?(.*)$/su.exec(typed) ?? [];
    const found = await suggestPlayers(library, last);
    return found
      .map(({ label, value }) => ({ label: before + label, value: before + value }))
      .filter(({ value }) => value.length <= 100);
  },
});

/**
 * The desk, and who asks at it: of another channel, whoever manages it, as if asked there.
 * @throws AskerError when that channel cannot be asked about from here
 */
async function deskFor({ digests, asker }: Context, channel: string | undefined) {
  if (!digests) throw new AskerError('Digests are posted only where Cuepoint is connected to a chat.');
  if (channel === undefined || channel === asker.channel) return { digests, asker, elsewhere: undefined };
  // There what somebody may do is known of the channel of asking alone.
  if (asker.platform === 'discord') throw new AskerError('Change a digest in the channel that it is posted to.');
  await assertManages(digests, asker);
  const known = (await digestsOf(digests, asker)).some(({ place }) => place.channel === channel);
  if (!known) throw new AskerError(`No digest that you can see is posted to ${quoted(channel)}.`);
  const { permissions: _, ...rest } = asker;
  return { digests, asker: { ...rest, channel }, elsewhere: channel };
}

async function assertManages(digests: DigestDesk, asker: Asker): Promise<void> {
  if ((await digests.standing(asker)).manages) return;
  const who = {
    slack: 'admins and owners of this workspace, and whoever is named in DIGEST_MANAGERS',
    discord: 'members who may manage this channel',
    terminal: 'whoever runs Cuepoint',
  };
  throw new AskerError(`What is posted here can be changed by ${who[asker.platform]}. Ask one of them.`);
}

function none(elsewhere?: string): AskerError {
  return new AskerError(`${elsewhere === undefined ? 'This' : 'That'} channel has no digest yet.`, {
    example: digest.example,
    waysOut: [{ label: 'Subscribe…', invocation: { ...to('subscribe', elsewhere), asks: 'form' } }],
  });
}

/** The ids of the players that are named, apart by commas; none for `all`. */
async function playersIn(library: Library, typed: string, wishes: Readonly<Record<string, string | undefined>>) {
  const names = typed
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0 || /^(?:all|any|everyone|everybody|\*)$/iu.test(typed.trim())) return [];
  const ids: string[] = [];
  for (const [at, name] of names.entries()) {
    const instead = (id: string) => names.with(at, id).join(', ');
    const others = Object.fromEntries(
      Object.entries(wishes).flatMap(([key, wish]) => (wish === undefined ? [] : [[key, wish]])),
    );
    const { id } = await wantPlayer(library, name, (player) => ({
      command: 'digest',
      args: { ...others, action: 'subscribe', players: instead(player.id) },
    }));
    ids.push(id);
  }
  return [...new Set(ids)];
}
