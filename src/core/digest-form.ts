import type { Asker } from './asker.ts';
import type { Schedule, Subscription } from './digest.ts';
import { toDigest } from './digest-buttons.ts';
import type { DigestDesk } from './digest-desk.ts';
import { nameOf } from './follow-replies.ts';
import type { Field, Form } from './form.ts';
import type { Library } from './library.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The digests that somebody may see. */
export async function digestsOf(digests: DigestDesk, asker: Asker): Promise<readonly Subscription[]> {
  return (await digests.all(asker)).filter(({ kind }) => kind === 'digest');
}

/**
 * The form that subscribes a channel, or changes its subscription: with what it is now.
 * @param subscription null where there is none yet
 * @param elsewhere the channel's id, where it is not the one that is asked in
 * @param checks by the name of the field
 */
export async function digestForm(
  library: Library,
  subscription: Subscription | null,
  elsewhere: string | undefined,
  checks: Readonly<Record<string, Field['check']>>,
): Promise<Form> {
  const names = await Promise.all((subscription?.players ?? []).map((id) => nameOf(library, id)));
  const { time, days } = subscription ? inWords(subscription.schedule) : { time: '09:00', days: 'weekdays' };
  const text = (name: string, label: string, about: string, value: string, maxLength: number): Field => {
    const check = checks[name];
    return {
      ...{ kind: 'text', name, label, about, maxLength },
      ...(value === '' ? {} : { value: value.slice(0, maxLength) }),
      ...(check ? { check } : {}),
    };
  };
  return {
    title: elsewhere === undefined ? 'Digest of this channel' : 'Digest of that channel',
    fields: [
      text('time', 'Time', 'Such as 09:00 or 9am', time, 120),
      text('days', 'Days', 'Such as weekdays, daily or mon,wed', days, 120),
      text(
        'zone',
        'Time zone',
        'Such as Europe/London; left empty, that of your profile',
        subscription?.zone ?? '',
        60,
      ),
      text('players', 'Players', 'Such as openai, google; all for everyone', names.join(', ') || 'all', 500),
      {
        ...{ kind: 'choice', name: 'empty', label: 'When nothing is new' },
        options: [
          { label: 'Post nothing', value: 'skip' },
          { label: 'Post one from the archive', value: 'archive' },
        ],
        chosen: subscription?.whenNothingNew ?? 'skip',
      },
    ],
    submit: subscription ? 'Change' : 'Subscribe',
    invocation: toDigest('subscribe', elsewhere),
  };
}

/** A schedule as `/digest` understands it when it is typed. */
function inWords(schedule: Schedule): { readonly time: string; readonly days: string } {
  if (schedule.kind === 'cron') return { time: `cron:${schedule.expression}`, days: '' };
  const two = (number: number) => String(number).padStart(2, '0');
  const numbers = schedule.days.join('');
  const named = schedule.days.map((day) => DAYS[day - 1] ?? '').join(',');
  const days = numbers === '12345' ? 'weekdays' : numbers === '1234567' ? 'daily' : named;
  return { time: `${two(schedule.hour)}:${two(schedule.minute)}`, days };
}
