/** A place in a transcript that reads like the time of a cue, and may as well be a time said aloud. */
export interface TimeMark {
  /** Offsets into the text: of the time, and of what follows it. */
  readonly from: number;
  readonly to: number;
  /** Seconds. */
  readonly seconds: number;
  /** Words before it. */
  readonly words: number;
  /** How sure it is that this is a cue and no talk: above 0, and 1 where nothing speaks against it. */
  readonly weight: number;
}

interface Candidate extends Omit<TimeMark, 'weight'> {
  readonly opensLine: boolean;
  readonly followedBy: 'text' | 'space' | 'line' | 'end';
  /** Nothing but white space up to the next candidate, or to the end. */
  readonly bare: boolean;
}

/** Times in a transcript at most: a cue every two seconds for a day. */
export const MAX_TIMES = 43_200;
/** Seconds by which a stated duration may be too short. */
const DURATION_SLACK = 30;
/** Characters around a candidate in which its circumstances are looked for. */
const NEARBY = 24;
/** A time that goes on like this is part of a sentence: `10:30, we`, `10:30’s`, `10:30-ish`. */
const GOES_ON = /^(?:,(?!\d)|[;?!)\]}%]|\.(?:\s|$)|['’]s(?![\p{L}\p{N}])|-\p{L})/u;
const HALF_OF_DAY = /^\s{0,3}[ap](?:m|\.\s?m)(?![\p{L}\p{N}])/iu;
const SAID_AFTER =
  /^\s{1,3}(?:o['’]?clock|ratio|tomorrow|today|tonight|yesterday|in the (?:morning|afternoon|evening)|at night|sharp)(?![\p{L}\p{N}])/iu;
const SAID_BEFORE =
  /(?<!\p{L})(?:at|by|until|till|around|before|after|since|about|from|to|than|a|the|is|was|it['’]s)\s{1,3}$/iu;
const AT = /(?<!\p{L})(?:at|by|until|till|around|before|after|since)\s{1,3}$/iu;
/** What a time glued to its text weighs where that is the usual form: more than the jumps that may surround it. */
const GLUED = 2;

/**
 * The times in a transcript that may begin a cue, told from times said aloud by how this transcript writes its cues:
 * most times stand in the same way, at the start of a line or within it, glued to their text (`0:02new`) or apart from
 * it, and what stands otherwise is talk. A time is `M:SS`, `MM:SS` or `H:MM:SS` at the start of a word; digits that
 * follow its two digits of seconds are text (`2:5504 beyond`).
 * @param duration seconds, where it is stated: what lies beyond is hardly a cue
 * @returns null when there are more than `MAX_TIMES`
 */
export function timeMarks(text: string, duration: number | null): readonly TimeMark[] | null {
  const all = candidatesIn(text);
  if (all.length > MAX_TIMES) return null;
  const opening = all.filter((each) => each.opensLine);
  const pool = opening.length >= 3 && opening.length * 2 > all.length ? opening : all;
  const usual = usualFollower(pool);
  return pool.flatMap((candidate) => {
    const weight = weigh(text, candidate, usual);
    const late = duration !== null && candidate.seconds > duration + DURATION_SLACK;
    return weight > 0 ? [{ ...candidate, weight: late ? weight / 5 : weight }] : [];
  });
}

function candidatesIn(text: string): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const pattern = /(?<!\S)(\d{1,3}):([0-5]\d)(?::([0-5]\d))?/gu;
  const matches: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) if (matches.push(match) > MAX_TIMES) break;
  let [read, words] = [0, 0];
  matches.forEach((match, index) => {
    const from = match.index;
    const to = from + match[0].length;
    words += text.slice(read, from).match(/\S+/gu)?.length ?? 0;
    read = to;
    const [first, second, third] = [Number(match[1]), Number(match[2]), match[3]];
    const seconds = third === undefined ? first * 60 + second : first * 3600 + second * 60 + Number(third);
    const next = text[to];
    candidates.push({
      from,
      to,
      seconds,
      words,
      opensLine: from === 0 || /\n[ \t]*$/u.test(text.slice(Math.max(0, from - NEARBY), from)),
      followedBy: next === undefined ? 'end' : next === '\n' ? 'line' : /\s/u.test(next) ? 'space' : 'text',
      bare: text.slice(to, matches[index + 1]?.index).trim() === '',
    });
  });
  return candidates;
}

/** What follows the time that opens the transcript, else what follows most of them. */
function usualFollower(candidates: readonly Candidate[]): Candidate['followedBy'] {
  const full = candidates.filter((candidate) => !candidate.bare);
  const [first] = full;
  if (first && first.words === candidates.indexOf(first)) return first.followedBy;
  const kinds = ['text', 'space', 'line'] as const;
  const counts = kinds.map((kind) => full.filter(({ followedBy }) => followedBy === kind).length);
  return kinds[counts.indexOf(Math.max(...counts))] ?? 'text';
}

function weigh(text: string, candidate: Candidate, usual: Candidate['followedBy']): number {
  const before = text.slice(Math.max(0, candidate.from - NEARBY), candidate.from);
  const after = text.slice(candidate.to, candidate.to + NEARBY);
  const introduced = !candidate.opensLine && SAID_BEFORE.test(before);
  if (candidate.followedBy !== usual) return candidate.bare && !introduced ? 0.9 : 0;
  if (usual === 'line') return 1;
  if (usual === 'text') {
    if (GOES_ON.test(after)) return 0;
    if (!HALF_OF_DAY.test(after)) return GLUED;
    return AT.test(before) ? 0 : 0.3;
  }
  if (HALF_OF_DAY.test(after) || SAID_AFTER.test(after) || GOES_ON.test(after.trimStart())) return 0;
  return introduced ? 0.5 : 1;
}
