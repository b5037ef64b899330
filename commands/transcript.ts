import { quoted } from '../src/core/arguments.ts';
import { type Place, placeIn, type Stretch, stretchAt } from '../src/core/around.ts';
import { defineCommand } from '../src/core/command.ts';
import { AskerError } from '../src/core/errors.ts';
import { discussedAt, discussedIn, shareOf, summaryButton, whoseGame } from '../src/core/hops.ts';
import type { Invocation } from '../src/core/invocation.ts';
import type { Library } from '../src/core/library.ts';
import { withPage } from '../src/core/page-links.ts';
import { aboutLine, shownSpans, sourceLine } from '../src/core/phrasing.ts';
import { type Block, type Button, watchButton } from '../src/core/reply.ts';
import { wantVideo } from '../src/core/seek.ts';
import { suggestVideos } from '../src/core/suggesting.ts';
import { clock } from '../src/core/time.ts';
import { wordsOf } from '../src/core/transcript.ts';
import type { Video } from '../src/core/video.ts';
import { videoLinkIn } from '../src/core/video-link.ts';

/** What is read when no place is named. */
const BEGINNING = '0:00–1:00';

export const transcript = defineCommand({
  name: 'transcript',
  about: 'What is said around a moment of a video, half a minute each way',
  example: '/transcript deepseek vs openai at:4:23',
  options: {
    video: {
      kind: 'text',
      about: 'Any part of its title, its id, or a link to a second',
      required: true,
      suggest: true,
    },
    at: { kind: 'text', about: 'Where, such as 4:23, 263 or 4:23–5:23; left out, the beginning', maxLength: 300 },
  },
  async run({ video: typed, at: typedAt }, { library, shares, pages }) {
    const of = (video: string, at = typedAt): Invocation => ({
      command: 'transcript',
      args: { video, ...(at === undefined ? {} : { at }) },
    });
    const video = await wantVideo(library, typed, ({ id }) => of(id));
    const at = typedAt ?? String(videoLinkIn(typed)?.seconds ?? BEGINNING);
    const place = wantPlace(video, at, of);
    const { quotes, before, after, ...span } = stretchAt(video, place);
    const marked = quotes.find(({ asked }) => asked.length > 0);
    const shown = { ...span, end: Math.max(span.start, Math.min(span.end, Math.ceil(video.duration))) };
    const blocks: Block[] = [
      { kind: 'heading', text: video.title, aside: `${aboutLine(video)} · ${shownSpans([shown], video)}` },
    ];
    if (video.timing !== 'exact') blocks.push(quiet('Its times are worked out: links open a little early.'));
    if (before === null) blocks.push(quiet('The video begins here.'));
    for (const quote of quotes) {
      const { moment, asked } = quote;
      blocks.push({ kind: 'quote', moment, ...(quote === marked ? { label: 'Here' } : {}), matches: asked });
    }
    if (quotes.length === 0)
      blocks.push({ kind: 'text', content: `Nothing is said in ${shownSpans([shown], video)}.` });
    if (after === null) blocks.push(quiet('The video ends here.'));
    const buttons: Button[] = [];
    if (before !== null) buttons.push({ label: '◀ Earlier', invocation: of(video.id, before) });
    if (after !== null) buttons.push({ label: 'Later ▶', invocation: of(video.id, after) });
    const moment = (marked ?? quotes[0])?.moment;
    if (moment) buttons.push(watchButton(moment));
    buttons.push(shareOf({ shares }, of(video.id, at)), summaryButton(video));
    const page = pages?.video(video.id, moment?.start) ?? null;
    blocks.push(...withPage(page, buttons), ...(await talkedAboutIn(library, video, span)));
    const summary = moment ? `“${moment.quote}” (${sourceLine(video)})` : sourceLine(video);
    return { audience: 'asker', summary, blocks };
  },
  suggest: async (_option, typed, { library }) => suggestVideos(library, typed),
});

function quiet(content: string): Block {
  return { kind: 'text', tone: 'quiet', content };
}

/** @throws AskerError when it is no place, or not in the video */
function wantPlace(video: Video, at: string, of: (video: string, at: string) => Invocation): Place {
  const place = placeIn(at);
  if (!place) {
    throw new AskerError(`${quoted(at)} is no place in a video: it is a time such as 4:23, or a link to a second.`, {
      example: transcript.example,
    });
  }
  const last = video.cues.at(-1)?.start ?? 0;
  const end = Math.max(Math.ceil(video.duration), last);
  const waysOut = [
    { label: 'The beginning', invocation: of(video.id, '0:00') },
    { label: 'The end', invocation: of(video.id, clock(last)) },
  ];
  if (place.kind === 'words') {
    if (place.words.to <= wordsOf(video).length) return place;
    throw new AskerError(`“${video.title}” has changed since: that line is no longer where it was.`, { waysOut });
  }
  const from = place.kind === 'second' ? place.seconds : place.from;
  if (from <= end) return place;
  throw new AskerError(`“${video.title}” ends at ${clock(Math.max(video.duration, last))}, before ${clock(from)}.`, {
    waysOut,
  });
}

/** Who is talked about in a stretch of a video; where nobody is, who is anywhere in it. */
async function talkedAboutIn(library: Library, video: Video, span: Pick<Stretch, 'start' | 'end'>) {
  const here = await discussedAt(library, video, span);
  if (here.length > 0) return whoseGame(here, video, 'Talked about here…');
  return whoseGame(await discussedIn(library, video), video);
}
