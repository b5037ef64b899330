import type { Subscription } from './digest.ts';
import type { Invocation } from './invocation.ts';
import type { Button } from './reply.ts';

/** What can be done with a channel's digest. */
export const DIGEST_ACTIONS = [
  'subscribe',
  'list',
  'preview',
  'now',
  'pause',
  'resume',
  'unsubscribe',
  'next',
  'history',
] as const;
export type DigestAction = (typeof DIGEST_ACTIONS)[number];

/**
 * The invocation of an action on the digest of the channel that it is pressed in.
 * @param channel of another channel, by its id
 */
export function toDigest(action: DigestAction, channel?: string): Invocation {
  return { command: 'digest', args: { action, ...(channel === undefined ? {} : { channel }) } };
}

/** The button that asks when and about whom to post, before it subscribes the channel or changes that. */
export function digestFormButton(label: string, channel?: string): Button {
  return { label, invocation: { ...toDigest('subscribe', channel), asks: 'form' } };
}

/** All that can be done with a subscription. */
export function buttonsFor({ paused }: Subscription, elsewhere?: string): readonly Button[] {
  const to = (label: string, action: DigestAction): Button => ({ label, invocation: toDigest(action, elsewhere) });
  return [
    to('Preview', 'preview'),
    to('Post now', 'now'),
    paused === null ? to('Pause', 'pause') : to('Resume', 'resume'),
    digestFormButton('Change…', elsewhere),
    to('Next posts', 'next'),
    to('History', 'history'),
    to('Unsubscribe', 'unsubscribe'),
  ];
}
