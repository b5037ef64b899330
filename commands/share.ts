import type { Asker } from '../src/core/asker.ts';
import { defineCommand } from '../src/core/command.ts';
import { AskerError } from '../src/core/errors.ts';
import { assertEvidence } from '../src/core/evidence.ts';
import type { Field, Form } from '../src/core/form.ts';
import { encodeInvocation, type Invocation } from '../src/core/invocation.ts';
import { count, shorten } from '../src/core/phrasing.ts';
import type { Block, Button, Reply, Rich } from '../src/core/reply.ts';
import type { Share, ShareDesk } from '../src/core/share-desk.ts';
import { channelIn, pickable, picked, shareable, sharedBy } from '../src/core/sharing.ts';

/** Shares that are listed. */
const LISTED = 10;
/** A note is a word on the quote, not an essay. */
const NOTE = 500;
/** Where instants are shown by a clock that no reader has of their own: at the prompt. */
const { timeZone: HERE } = Intl.DateTimeFormat().resolvedOptions();

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
      ...(of ? [] : [WHAT]),
      {
        ...{ kind: 'channel', name: 'channel', label: 'Channel', required: true },
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

const WHAT: Field = {
  kind: 'text',
  name: 'of',
  label: 'Link',
  about: 'A link to a second of a video',
  required: true,
  maxLength: 300,
};

function picks(options: Extract<Field, { kind: 'many' }>['options'], chosen: readonly string[]): Field {
  return { kind: 'many', name: 'pick', label: 'Quotes', about: 'Which ones to share', required: true, options, chosen };
}

/** @throws AskerError when no channel is named, or only by a name that cannot be looked up */
function target(typed: string | undefined, asker: Asker, of: Invocation): string {
  const channel = typed === undefined ? (asker.channel ?? null) : channelIn(typed);
  if (channel !== null) return channel;
  const form: Invocation = { command: 'share', args: { of: encodeInvocation(of) }, asks: 'form' };
  const message = typed === undefined ? 'To which channel?' : `${shorten(typed, 60)} is no channel’s id.`;
  throw new AskerError(`${message} Choose it in the form.`, { waysOut: [{ label: 'Share…', invocation: form }] });
}

/** The id in a mention of somebody, as chats write them: `<@U123>`, `<@!123>`. */
function personIn(typed: string): string {
  return /^<@!?([^|>]+)(?:\|[^>]*)?>$/u.exec(typed)?.[1] ?? typed;
}

/** What was shared, without who did: the sharer knows. */
function gist({ about, sharerName }: Share): string {
  const prefix = `${sharerName} shared: `;
  return about.startsWith(prefix) ? about.slice(prefix.length) : about;
}

function posted(share: Share): Reply {
  const { id, place } = share;
  return {
    audience: 'asker',
    summary: `Shared: ${gist(share)}`,
    blocks: [
      {
        kind: 'text',
        content: [
          { kind: 'plain', text: 'Shared to ' },
          { kind: 'channel', id: place.channel },
          { kind: 'plain', text: '.' },
        ],
      },
      { kind: 'buttons', buttons: [undoButton(id, 'Take back'), SHARES] },
    ],
  };
}

const SHARES: Button = { label: 'What I shared', invocation: { command: 'share', args: {} } };

function undoButton(id: string, label: string): Button {
  return { label, invocation: { command: 'share', args: { undo: id } } };
}

function takenBack(share: Share): Reply {
  return {
    audience: 'asker',
    summary: `Taken back: ${gist(share)}`,
    blocks: [
      {
        kind: 'text',
        content: [
          { kind: 'plain', text: 'Taken back from ' },
          { kind: 'channel', id: share.place.channel },
          { kind: 'plain', text: `: ${gist(share)}` },
        ],
      },
      { kind: 'buttons', buttons: [SHARES] },
    ],
  };
}

async function own(shares: ShareDesk, asker: Asker): Promise<Reply> {
  const found = await shares.shares(asker, { by: asker.id, limit: LISTED });
  if (found.length === 0) return nothingYet();
  const options = found.map((each) => ({
    label: shorten(gist(each), 64),
    invocation: { command: 'share', args: { undo: each.id } },
  }));
  return listed('What you shared', found, [{ kind: 'select', label: 'Take back…', options }]);
}

function nothingYet(): Reply {
  const summary = 'You have shared nothing yet.';
  return {
    audience: 'asker',
    summary,
    blocks: [
      { kind: 'heading', text: 'What you shared' },
      { kind: 'text', content: `${summary} Press Share… under any answer, or name a link to a second of a video.` },
      {
        kind: 'buttons',
        buttons: [{ label: 'Share a link…', invocation: { command: 'share', args: {}, asks: 'form' } }],
      },
    ],
  };
}

async function ofSomebody(shares: ShareDesk, asker: Asker, by: string): Promise<Reply> {
  const { channel } = asker;
  if (channel === undefined) throw new AskerError('Ask in the channel that it was shared in.');
  const found = await shares.shares(asker, { by, channel, limit: LISTED });
  const [newest] = found;
  if (!newest) throw new AskerError('Nothing of theirs stands in this channel: they have shared nothing here.');
  return listed(`What ${newest.sharerName} shared here`, found, []);
}

function listed(title: string, shares: readonly Share[], more: readonly Block[]): Reply {
  const aside = shares.length === LISTED ? `the latest ${LISTED}` : count(shares.length, 'answer');
  const items = shares.map(
    (share): Rich => [
      { kind: 'time', at: Math.floor(share.at.getTime() / 1_000), zone: HERE },
      { kind: 'plain', text: ' to ' },
      { kind: 'channel', id: share.place.channel },
      { kind: 'plain', text: `: ${gist(share)}` },
    ],
  );
  return {
    audience: 'asker',
    summary: `${title}: ${aside}`,
    blocks: [{ kind: 'heading', text: title, aside }, { kind: 'list', items }, ...more],
  };
}
