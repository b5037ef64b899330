import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACETS, type Facet } from '../../src/core/strategy.ts';
import { type Cue, NO_HINTS, type Video } from '../../src/core/video.ts';
import { loadVideos } from '../../src/library/load.ts';
import { type Labelled, type LabelledSegment, parseLabels } from '../../src/strategy/eval/index.ts';
import { ROOT, SEEDS } from '../support/library.ts';

const FIXTURES = join(ROOT, 'test', 'fixtures', 'strategy');

/** A video that says the given words, ten to a cue, four seconds each. */
export function talkOf(text: string, more: Partial<Video> = {}): Video {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const cues: Cue[] = [];
  for (let at = 0; at < words.length; at += 10)
    cues.push({ start: (at / 10) * 4, text: words.slice(at, at + 10).join(' ') });
  return {
    id: 'talk0000001',
    title: 'A talk',
    otherTitles: [],
    url: 'https://www.youtube.com/watch?v=talk0000001',
    author: null,
    date: null,
    duration: cues.length * 4,
    summary: [],
    keyPoints: [],
    sections: [],
    description: null,
    hints: NO_HINTS,
    cues,
    timing: 'paced',
    sources: {},
    ...more,
  };
}

/** The video of the seeds. */
export async function seedVideo(): Promise<Video> {
  const { videos } = await loadVideos([SEEDS]);
  const [first] = videos;
  if (!first) throw new Error('seeds hold no video');
  return first.video;
}

/** The project's own labelled talks: the seed, and those written for the tests. */
export async function labelledTalks(): Promise<Labelled[]> {
  const video = await seedVideo();
  const [seed] = parseLabels(readFileSync(join(FIXTURES, 'seed.json'), 'utf8'), 'seed.json');
  if (!seed) throw new Error('seed.json holds no talk');
  const written = readdirSync(FIXTURES)
    .filter((name) => name.endsWith('.talk.txt'))
    .map((name) => markedTalk(name, readFileSync(join(FIXTURES, name), 'utf8')));
  return [{ talk: seed, video }, ...written];
}

/** Reads a talk with its labels inside; the fixtures' README tells the marks. */
function markedTalk(id: string, text: string): Labelled {
  const title = /^# (.*)$/mu.exec(text)?.[1] ?? id;
  const body = text.replace(/^# .*$/mu, '');
  const words: string[] = [];
  const segments: LabelledSegment[] = [];
  const facets: { player: string; facet: Facet; alt: Facet[]; start: number; end: number }[] = [];
  let owners: readonly string[] = ['-'];
  let since = 0;
  let quote: { facet: Facet; alt: Facet[]; start: number } | null = null;
  const close = () => {
    for (const owner of owners) {
      const kind = owner === '-' ? 'none' : owner === '~' ? 'bridge' : owner.endsWith('?') ? 'optional' : 'required';
      const player = kind === 'none' || kind === 'bridge' ? null : owner.replace('?', '');
      if (words.length > since) segments.push({ player, start: since, end: words.length, kind });
    }
    since = words.length;
  };
  for (const [piece] of body.matchAll(/\{[^}]*\}|\[[A-Z|]+ |\]|[^\s\][{}]+/gu)) {
    if (piece.startsWith('{')) {
      close();
      owners = piece.slice(1, -1).split(' + ');
    } else if (piece.startsWith('[')) {
      const [facet, ...alt] = piece.slice(1, -1).split('|').filter(isFacet);
      if (facet) quote = { facet, alt, start: words.length };
    } else if (piece === ']') {
      if (quote) facets.push({ player: owners[0] ?? '-', ...quote, end: words.length });
      quote = null;
    } else words.push(piece);
  }
  close();
  return { talk: { id, unit: 'words', segments, facets }, video: talkOf(words.join(' '), { id, title }) };
}

function isFacet(text: string): text is Facet {
  return FACETS.some((facet) => facet === text);
}
