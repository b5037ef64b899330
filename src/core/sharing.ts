import { quoted } from './arguments.ts';
import type { Asker } from './asker.ts';
import { shared } from './dispatch.ts';
import { AskerError } from './errors.ts';
import type { CommandFace } from './face.ts';
import type { FieldOption } from './form.ts';
import { momentLabel } from './hops.ts';
import { decodeInvocation, type Invocation } from './invocation.ts';
import type { Moment } from './moment.ts';
import { momentRef, spanRef } from './moment-ref.ts';
import { shorten } from './phrasing.ts';
import { type Block, type Button, momentsIn, type Reply, spansOf, watchButton } from './reply.ts';
import { parseLine } from './typed.ts';
import { videoLinkIn } from './video-link.ts';

/** The commands whose answers can be shared: those that quote the library and change nothing. */
const SHAREABLE: ReadonlySet<string> = new Set([
  'strategy',
  'compare',
  'players',
  'summary',
  'keypoints',
  'moments',
  'transcript',
  'library',
]);
/** Quotes to choose from, at most: as many as a select has options. */
const MOST_PICKED = 25;
/** Lines of a note that stand apart. */
const NOTE_LINES = 8;
/** Characters of an option's label and value (Slack's limit, the tightest). */
const OPTION = 75;

/**
 * What somebody wants to share: an invocation as a button carries it, a link to a video, or a command as one types it.
 * @throws AskerError when it is none of these, or nothing that can be shared
 */
export function shareable(of: string, faces: readonly CommandFace[]): Invocation {
  const linked = videoLinkIn(of) ? { command: 'moments', args: { query: of } } : null;
  const meant = decodeInvocation(of) ?? linked ?? (of.startsWith('/') ? parseLine(faces, of) : null);
  if (!meant) {
    throw new AskerError(
      `${quoted(of)} cannot be shared. Press Share… under an answer, or give a link to a second of a video.`,
      { example: '/share https://www.youtube.com/watch?v=U6bZI-0oAjc&t=263s' },
    );
  }
  if (!SHAREABLE.has(meant.command)) {
    throw new AskerError(`What /${shorten(meant.command, 32)} answers is not for others: share an answer with quotes.`);
  }
  return { command: meant.command, args: meant.args };
}

/** The quotes of an answer to choose from: none where there is one alone, which goes without saying. */
export function pickable(reply: Reply): readonly FieldOption[] {
  const options = new Map<string, FieldOption>();
  const add = (moment: Moment, label?: string, source?: string) => {
    const value = momentRef(moment);
    if (options.has(value)) return;
    const before = label === undefined ? '' : `${shorten(label, 24)} `;
    const about = source === undefined ? {} : { about: shorten(source, OPTION) };
    options.set(value, { label: momentLabel(moment, before, OPTION), ...about, value });
  };
  for (const block of reply.blocks) {
    if (block.kind === 'quote') add(block.moment, block.label, block.source);
    else for (const moment of momentsIn({ ...reply, blocks: [block] })) add(moment);
  }
  const all = [...options.values()].slice(0, MOST_PICKED);
  return all.length > 1 && all.every(({ value }) => value.length <= OPTION) ? all : [];
}

/**
 * An answer with the picked quotes alone, under the headings that they stand under. All of it when all are picked.
 * @param picks as {@link momentRef} writes them, apart by commas
 * @throws AskerError when none of the answer's quotes is among them
 */
export function picked(reply: Reply, picks: string): Reply {
  const wanted = new Set(picks.split(',').map((ref) => ref.trim()));
  const offered = pickable(reply);
  if (offered.length === 0 || offered.every(({ value }) => wanted.has(value))) return reply;
  const isWanted = (moment: Moment) => wanted.has(momentRef(moment));
  const kept = momentsIn(reply).filter(isWanted);
  const [first] = kept;
  if (!first)
    throw new AskerError('None of these quotes is in that answer any more. Ask again, and share the new one.');
  const groups: Block[][] = [[]];
  for (const block of reply.blocks) {
    if (block.kind === 'divider') groups.push([]);
    groups.at(-1)?.push(block);
  }
  const blocks = groups.flatMap((group) => {
    const left = group.flatMap((block) => narrowed(block, kept, isWanted));
    const had = momentsIn({ ...reply, blocks: group }).length > 0;
    return had && momentsIn({ ...reply, blocks: left }).length === 0
      ? left.filter(({ kind }) => kind === 'heading' || kind === 'buttons' || kind === 'select')
      : left;
  });
  const heading = reply.blocks.find((block) => block.kind === 'heading')?.text;
  return { ...reply, summary: `${heading === undefined ? '' : `${heading}: `}“${first.quote}”`, blocks };
}

/** What is left of a block when only some quotes are: the quotes, and the controls that lead on from them. */
function narrowed(block: Block, kept: readonly Moment[], isWanted: (moment: Moment) => boolean): readonly Block[] {
  if (block.kind === 'quote') return isWanted(block.moment) ? [block] : [];
  if (block.kind === 'list') {
    const items = block.items.filter((item) =>
      spansOf(item).some((span) => span.kind === 'moment' && isWanted(span.moment)),
    );
    return items.length > 0 ? [{ ...block, ordered: false, items }] : [];
  }
  if (block.kind === 'buttons') return [{ kind: 'buttons', buttons: watching(block.buttons, kept) }];
  if (block.kind === 'select') {
    const spans = new Set(kept.map((moment) => `${moment.videoId} ${spanRef(moment)}`));
    const options = block.options.filter(
      ({ invocation: { command, args } }) => command !== 'transcript' || spans.has(`${args['video']} ${args['at']}`),
    );
    return options.length > 0 ? [{ ...block, options }] : [];
  }
  return [block];
}

/** The buttons without those that open a quote which is left out: the first one that is kept is opened instead. */
function watching(buttons: readonly Button[], kept: readonly Moment[]): readonly Button[] {
  const [first] = kept;
  return buttons.map((button) => {
    if ('url' in button && first && !kept.some(({ url }) => url === button.url)) return watchButton(first);
    return button;
  });
}

/** An answer as it is posted: in the sharer's name, with what the sharer says of it, and without what is private to it. */
export function sharedBy(reply: Reply, asker: Asker, note: string | undefined): Reply {
  const lines = note === undefined ? [] : fewLines(note.split('\n'));
  const summary = lines.length > 0 ? `“${lines.join(' ')}” ${reply.summary}` : reply.summary;
  const { blocks, ...rest } = shared({ ...reply, summary }, asker);
  const [by, ...others] = blocks.filter((block) => !(block.kind === 'select' && block.options.length === 0));
  const said = lines.map((line, at): Block => {
    const name = at === 0 ? [{ kind: 'strong', text: `${asker.name}: ` } as const] : [];
    return { kind: 'text', content: [...name, { kind: 'plain', text: line }] };
  });
  return { ...rest, blocks: [...(by ? [by] : []), ...said, ...others] };
}

/** The lines, the last ones joined: a note is no wall. */
function fewLines(lines: readonly string[]): readonly string[] {
  return lines.length <= NOTE_LINES
    ? lines
    : [...lines.slice(0, NOTE_LINES - 1), lines.slice(NOTE_LINES - 1).join(' ')];
}

/** The id of a channel, as a form gives it or as chats write a mention of one; null when it is a name, or nothing. */
export function channelIn(typed: string): string | null {
  const text = /^<#([^|>]+)(?:\|[^>]*)?>$/u.exec(typed.trim())?.[1] ?? typed.trim();
  return /^[\w-]{1,64}$/u.test(text) ? text : null;
}
