import { type RawCue, timedTranscript } from '../cue-list.ts';
import { piecesOf } from '../cue-text.ts';
import { readAs } from '../document.ts';
import { languageOf } from '../languages.ts';
import { refuse } from '../refuse.ts';
import type { Problem, Reader, ReadResult } from '../shapes.ts';
import { withSpeakers } from '../speakers.ts';
import { type Caption, type CaptionFile, captionsIn } from './caption-file.ts';
import { withoutRollUp } from './roll-up.ts';

/** WebVTT, as the W3C defines it and as YouTube, Zoom, Teams and HLS write it. */
export const webVtt: Reader = {
  name: 'WebVTT',
  about: 'WebVTT captions (.vtt: `WEBVTT`, then `00:01.000 --> 00:04.000` and the words)',
  extensions: ['.vtt'],
  recognises: (_, text) => /^\s{0,20}WEBVTT(?:[\s]|$)/u.test(text),
  read: (_, text) => readCaptions('WebVTT', text),
};

/** SubRip, whose captions have a number each and a comma before the milliseconds. */
export const subRip: Reader = {
  name: 'SRT',
  about: 'SRT captions (.srt: `1`, then `00:00:01,000 --> 00:00:04,000` and the words)',
  extensions: ['.srt'],
  recognises: (_, text) =>
    /^\s{0,200}(?:\d{1,9}[ \t]{0,9}\n\s{0,9})?\d{1,3}:\d{1,2}[\d:.,]{0,12}[ \t]{0,9}-->/u.test(text),
  read: (_, text) => readCaptions('SRT', text),
};

/** The captions of a text in one of the forms that have a line of times before each. */
export function readCaptions(format: keyof typeof EXAMPLE, text: string): ReadResult {
  const file = captionsIn(text, format !== 'WebVTT');
  if (file.captions.length === 0) {
    return refuse(file.problems[0]?.line ?? 1, `no captions in it; each should have a line ${EXAMPLE[format]}`);
  }
  const notes: Problem[] = [...file.problems];
  if (format === 'WebVTT') noteHeader(text, notes);
  const spoken = withoutRollUp(onOneClock(file).map(said));
  const cues = spoken.flatMap(
    ({ start, text: words, voices }): readonly RawCue[] => voices ?? [{ start, text: words }],
  );
  const transcript = timedTranscript(withSpeakers(cues), notes);
  return readAs(format, {
    transcript,
    language: languageOf(/^Language:\s{0,9}(\S{1,40})/imu.exec(file.head.join('\n'))?.[1] ?? null),
    automatic: file.captions.some((caption) => WORD_TIMES.test(caption.text)),
    notes,
  });
}

const EXAMPLE = {
  WebVTT: '`00:01.000 --> 00:04.000`',
  SRT: '`00:00:01,000 --> 00:00:04,000`',
  SBV: '`0:00:01.000,0:00:04.000`',
} as const;
/** Times between the words, as YouTube's speech recogniser writes them. */
const WORD_TIMES = /<\d{2}:\d{2}:\d{2}\.\d{3}><c>/u;

interface Said {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where the tags say who speaks: what each says, from when; null where they do not. */
  readonly voices: readonly RawCue[] | null;
}

function said({ start, end, text }: Caption): Said {
  const pieces = piecesOf(text);
  const voiced = pieces.some(({ speaker }) => speaker !== null);
  return {
    start,
    end,
    text: pieces.map((piece) => piece.text).join(''),
    voices: voiced
      ? pieces.map((piece) => ({ start: piece.at ?? start, text: piece.text, speaker: piece.speaker }))
      : null,
  };
}

function noteHeader(text: string, notes: Problem[]): void {
  if (webVtt.recognises('', text)) return;
  notes.unshift({
    line: 1,
    reason: 'a WebVTT file should begin with a line `WEBVTT`; its captions are read all the same',
  });
}

/**
 * Seconds into the stream up to which packagers let a recording begin: Apple's tools at 10, ffmpeg at 1.4, others
 * between.
 */
const LATEST_START = 12;
/** Seconds between the parts of a caption that was cut on the border of two segments. */
const BORDER = 0.05;
/** Seconds after which the clock of a stream starts anew: 33 bits of 1/90000 s. */
const WRAP = 2 ** 33 / 90_000;

/**
 * Captions by the recording's clock. In segments of a stream that were put together each has its own clock, and the
 * first begins the recording; captions on a border stand in both segments. One clock for several segments is the
 * recording's, and so is a single one that begins where packagers let recordings begin; any other is believed.
 */
function onOneClock({ captions, files }: CaptionFile): readonly Caption[] {
  const clocks = [...new Set(captions.flatMap(({ behind }) => behind ?? []))];
  const [first] = clocks;
  if (first === undefined) return captions;
  const start = files > 1 || clocks.length > 1 || Math.abs(first) <= LATEST_START ? first : 0;
  const shownUntil = new Map<string, number>();
  return captions.flatMap((caption) => {
    const ahead = (caption.behind ?? start) - start;
    const shift = ahead < -WRAP / 2 ? ahead + WRAP : ahead;
    const [from, to] = [caption.start + shift, caption.end + shift];
    const again = files > 1 && from <= (shownUntil.get(caption.text) ?? -1) + BORDER;
    shownUntil.set(caption.text, to);
    return again ? [] : [{ ...caption, start: from, end: to }];
  });
}
