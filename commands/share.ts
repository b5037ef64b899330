import type { Asker } from '../src/core/asker.ts';
import { type Context, defineCommand } from '../src/core/command.ts';
import { AskerError } from '../src/core/errors.ts';
import { assertEvidence } from '../src/core/evidence.ts';
import { type Field, type Form, problemWith } from '../src/core/form.ts';
import { encodeInvocation, type Invocation } from '../src/core/invocation.ts';
import { shorten } from '../src/core/phrasing.ts';
import type { Reply } from '../src/core/reply.ts';
import type { ShareDesk } from '../src/core/share-desk.ts';
import { ofSomebody, own, posted, takenBack } from '../src/core/share-replies.ts';
import { channelIn, pickable, picked, shareable, sharedBy } from '../src/core/sharing.ts';

/** A note is a word on the quote, not an essay. */
const NOTE = 500;

export const share = defineCommand({
  name: 'share',
  about: 'Post an answer to a channel in your name, and take it back',
  example: '/share',
  options: {
    of: {
      kind: 'text',
      about: 'What to share: a link to a second of a video; an answer has a button',
      maxLength: 6_000,
    },
    channel: { kind: 'text', about: 'To which channel; left out, this one', maxLength: 100 },
    note: { kind: 'text', about: 'What you say of it', maxLength: NOTE, multiline: true },
    pick: { kind: 'text', about: 'Only these quotes, as the form names them', maxLength: 2_500 },
    undo: { kind: 'text', about: 'The id of a share to take back', maxLength: 64 },
    by: { kind: 'text', about: 'What this person has shared in this channel', maxLength: 64 },
  },
  async run({ of, channel, note, pick, undo, by }, context) {
    const { shares, asker } = context;
    if (!shares) throw new AskerError('Nothing can be posted from here. Copy the link of a quote instead.');
    if (undo !== undefined) return takenBack(await shares.takeBack(asker, undo));
    if (of === undefined) return by === undefined ? own(shares, asker) : ofSomebody(shares, asker, personIn(by));
    const invocation = shareable(of, context.commands);
    const to = target(channel, asker, invocation);
    const answer = await context.run(invocation);
    const reply = sharedBy(pick === undefined ? answer : picked(answer, pick), asker, note);
    await assertEvidence(reply, context.library);
    // Where the bot itself cannot post, an answer to its asker can still be shown to the channel that it was asked in.
    if (to === asker.channel && !(await shares.reaches(asker, to))) return reply;
    return posted(await shares.share(asker, to, reply));
  },
  async form(args, context): Promise<Form> {
    const { shares, asker, commands } = context;
    if (!shares) throw new AskerError('Nothing can be posted from here. Copy the link of a quote instead.');
    const of = args['of'] === undefined ? null : shareable(String(args['of']), commands);
    const options = of ? pickable(await context.run(of)) : [];
    const here = channelIn(String(args['channel'] ?? asker.channel ?? ''));
    const note = args['note'] === undefined ? {} : { value: String(args['note']).slice(0, NOTE) };
    const chosen = String(args['pick'] ?? '').split(',');
    const kept = options.map(({ value }) => value).filter((value) => chosen.includes(value));
    const fields: readonly Field[] = [
      ...(of ? [] : [{ ...WHAT, check: (typed: string) => problemWith(() => shownBy(typed, context)) }]),
      {
        ...{ kind: 'channel', name: 'channel', label: 'Channel', required: true },
        check: (typed: string) => problemOf(shares, asker, typed),
        ...(here === null ? {} : { value: here }),
      },
      {
        kind: 'text',
        name: 'note',
        label: 'Note',
        about: 'What you say of it',
        multiline: true,
        maxLength: NOTE,
        ...note,
      },
      ...(options.length > 0 ? [picks(options, kept.length > 0 ? kept : options.map(({ value }) => value))] : []),
    ];
    return {
      title: 'Share',
      about: 'It is posted with your name. You can take it back, except where the bot is not in the channel.',
      fields,
      submit: 'Share',
      invocation: { command: 'share', args: of ? { of: encodeInvocation(of) } : {} },
    };
  },
});

const WHAT = {
  kind: 'text',
  name: 'of',
  label: 'Link',
  about: 'A link to a second of a video',
  required: true,
  maxLength: 300,
} as const satisfies Field;

function picks(options: Extract<Field, { kind: 'many' }>['options'], chosen: readonly string[]): Field {
  return { kind: 'many', name: 'pick', label: 'Quotes', about: 'Which ones to share', required: true, options, chosen };
}

function shownBy(typed: string, { commands, run }: Context): Promise<Reply> {
  return run(shareable(typed, commands));
}

async function problemOf(shares: ShareDesk, asker: Asker, typed: string): Promise<string | null> {
  const channel = channelIn(typed);
  return channel === null ? noChannel(typed) : shares.problem(asker, channel);
}

function noChannel(typed: string): string {
  return `${shorten(typed, 60)} is no channel’s id.`;
}

/** @throws AskerError when no channel is named, or only by a name that cannot be looked up */
function target(typed: string | undefined, asker: Asker, of: Invocation): string {
  const channel = typed === undefined ? (asker.channel ?? null) : channelIn(typed);
  if (channel !== null) return channel;
  const form: Invocation = { command: 'share', args: { of: encodeInvocation(of) }, asks: 'form' };
  const message = typed === undefined ? 'To which channel?' : noChannel(typed);
  throw new AskerError(`${message} Choose it in the form.`, { waysOut: [{ label: 'Share…', invocation: form }] });
}

/** The id in a mention of somebody, as chats write them: `<@U123>`, `<@!123>`. */
function personIn(typed: string): string {
  return /^<@!?([^|>]+)(?:\|[^>]*)?>$/u.exec(typed)?.[1] ?? typed;
}
