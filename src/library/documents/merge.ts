import { type Hints, NO_HINTS, type Video } from '../../core/video.ts';
import { type ParsedDocument, rankOf, type Transcript } from '../formats/index.ts';
import { countWords, distinct } from '../formats/text.ts';
import { estimateCues, spokenSeconds } from './estimate.ts';
import type { LocatedDocument, MergeResult } from './shapes.ts';
import { inOneLanguage } from './tracks.ts';

/**
 * One video from all the documents about it, the same in whatever order they come. The documents are ranked: a timed
 * transcript before an untimed one, then captions that somebody wrote before a machine's unless they are a good deal
 * shorter, then the one with more words, the more telling format, the path. Of captions in several languages those in one are kept. Each field is the best-ranked document's that has it: so where two disagree, the better
 * transcript's document is believed. Three fields join instead: `otherTitles` and the lists in `hints` hold everything,
 * `duration` is the longest of the last cue and what is stated. Of two lists of sections the longer is kept, as far as
 * the video goes.
 * @param pages where a video that has no address of its own can be read, without a slash at the end; null for nowhere
 * @throws RangeError when there is no document, or they are about different videos
 */
export function mergeDocuments(documents: readonly LocatedDocument[], pages: string | null = null): MergeResult {
  const { documents: spoken, notes } = inOneLanguage(documents);
  const most = Math.max(0, ...spoken.map(({ transcript }) => (transcript?.kind === 'timed' ? wordsIn(transcript) : 0)));
  const ranked = [...spoken].sort((a, b) => byRank(a, b, most));
  const best = ranked[0];
  if (!best || ranked.some(({ videoId }) => videoId !== best.videoId)) {
    throw new RangeError('the documents to merge should be about one video');
  }
  const { transcript } = best;
  if (transcript === null) {
    const reason =
      'there is no transcript in it; the words of the video should follow its metadata, or stand beside it under the same name';
    return { ok: false, problem: { line: null, reason, path: best.path } };
  }
  const endless = longestWord(transcript);
  if (endless > LONGEST_WORD) {
    const reason = `a word of ${endless} characters; without spaces between words only lines with their times can be read`;
    return { ok: false, problem: { line: null, reason, path: best.path } };
  }

  const sources: Record<string, string> = {};
  /** The first value that says something, and the note of where it came from. */
  function first<T>(field: string, pick: (document: LocatedDocument) => T, among = ranked): T | null {
    const found = among.find((document) => saysSomething(pick(document)));
    if (!found) return null;
    sources[field] = found.path;
    return pick(found);
  }

  const url = first('url', (document) => document.url) ?? pageOf(best.videoId, pages);
  if (url === null) return { ok: false, problem: { line: null, reason: NO_LINK, path: best.path } };
  const title = first('title', (document) => document.title) ?? first('title', ({ fromName }) => fromName.title);
  const otherTitles = distinct([title ?? '', ...ranked.flatMap(titlesOf)].filter(Boolean)).slice(
    title === null ? 0 : 1,
  );
  first('otherTitles', (document) => titlesOf(document).filter((each) => otherTitles.includes(each)));
  const timed = withTimes(transcript, ranked);
  sources['cues'] = best.path;
  const longest = [...ranked].sort((a, b) => (b.duration ?? 0) - (a.duration ?? 0));
  if (longest[0]?.duration === timed.duration) sources['duration'] = longest[0].path;
  else sources['duration'] = best.path;
  const bySections = [...ranked].sort((a, b) => b.sections.length - a.sections.length);
  return {
    ok: true,
    video: {
      id: best.videoId,
      title: title ?? `Untitled video ${best.videoId}`,
      otherTitles,
      url,
      author: first('author', (document) => document.author),
      date: first('date', (document) => document.date) ?? first('date', ({ fromName }) => fromName.date),
      duration: timed.duration,
      summary: first('summary', (document) => document.summary) ?? [],
      keyPoints: first('keyPoints', (document) => document.keyPoints) ?? [],
      sections: (first('sections', (document) => document.sections, bySections) ?? []).filter(
        ({ start }) => start < timed.duration,
      ),
      description: first('description', (document) => document.description),
      hints: joinHints(
        ranked,
        first('hints', (document) => Object.values(document.hints).flat().join('')),
      ),
      cues: timed.cues,
      timing: timed.timing,
      sources,
    },
    notes,
  };
}

const NO_LINK =
  'nothing says where the video is; put a file of the same name beside it that ends in .yaml and says `url: "https://…"`, or set WEB=on and PUBLIC_URL, and links lead to its page';

/** The page of a video among ours, which opens on a second as other addresses do. */
function pageOf(id: string, pages: string | null): string | null {
  return pages === null ? null : `${pages}/v/${encodeURIComponent(id)}`;
}

/** Share of a duration by which documents about one video may differ. */
const AGREEMENT = 0.05;

function withTimes(
  transcript: Transcript,
  ranked: readonly ParsedDocument[],
): Pick<Video, 'cues' | 'duration' | 'timing'> {
  const durations = ranked.map(({ duration }) => duration ?? 0);
  const stated = Math.max(0, ...durations) || null;
  if (transcript.kind === 'untimed') {
    // Times worked out from the length of another recording would all be wrong: only documents that agree are asked.
    const own = durations[0] || stated;
    const agreeing = durations.filter((each) => own !== null && Math.abs(each - own) <= own * AGREEMENT);
    return estimateCues(transcript.text, Math.max(0, ...agreeing) || own);
  }
  const last = transcript.cues.at(-1);
  const end = last?.start ?? 0;
  const duration = stated === null ? end + spokenSeconds(countWords(last?.text ?? '')) : Math.max(stated, end);
  return { cues: transcript.cues, duration, timing: transcript.paced ? 'paced' : 'exact' };
}

/** Share of the words of the longest captions from which others count as whole as well. */
const WHOLE = 0.8;

/** @param most words of the longest captions */
function byRank(a: LocatedDocument, b: LocatedDocument, most: number): number {
  const partly = ({ transcript }: LocatedDocument) => (wordsIn(transcript) < most * WHOLE ? 1 : 0);
  return (
    kindOf(a) - kindOf(b) ||
    partly(a) - partly(b) ||
    Number(a.automatic) - Number(b.automatic) ||
    wordsIn(b.transcript) - wordsIn(a.transcript) ||
    rankOf(a.format) - rankOf(b.format) ||
    (a.path < b.path ? -1 : 1)
  );
}

/** Characters of the longest word that a transcript may have: a script without spaces, or no text at all, has longer ones. */
const LONGEST_WORD = 1_000;

function longestWord(transcript: Transcript): number {
  const texts = transcript.kind === 'timed' ? transcript.cues.map(({ text }) => text) : [transcript.text];
  return texts.flatMap((text) => text.match(/\S+/gu) ?? []).reduce((most, word) => Math.max(most, word.length), 0);
}

function titlesOf({ title, otherTitles }: ParsedDocument): readonly string[] {
  return title === null ? otherTitles : [title, ...otherTitles];
}

function kindOf({ transcript }: ParsedDocument): number {
  if (transcript === null) return 3;
  if (transcript.kind === 'untimed') return 2;
  return transcript.paced ? 1 : 0;
}

function wordsIn(transcript: Transcript | null): number {
  if (transcript === null) return 0;
  if (transcript.kind === 'untimed') return countWords(transcript.text);
  return transcript.cues.reduce((words, cue) => words + countWords(cue.text), 0);
}

function saysSomething(value: unknown): boolean {
  return Array.isArray(value) || typeof value === 'string' ? value.length > 0 : value !== null;
}

function joinHints(ranked: readonly ParsedDocument[], any: string | null): Hints {
  if (any === null) return NO_HINTS;
  const all = ranked.map(({ hints }) => hints);
  const list = (pick: (hints: Hints) => readonly string[]) => distinct(all.flatMap(pick));
  const one = (pick: (hints: Hints) => string | null) => all.map(pick).find((value) => value !== null) ?? null;
  return {
    companies: list((hints) => hints.companies),
    people: list((hints) => hints.people),
    products: list((hints) => hints.products),
    models: list((hints) => hints.models),
    keywords: list((hints) => hints.keywords),
    topic: one((hints) => hints.topic),
    contentType: one((hints) => hints.contentType),
    difficulty: one((hints) => hints.difficulty),
    audience: list((hints) => hints.audience),
  };
}
