import type { RawCue } from './cue-list.ts';

/** A few words before what is said, a colon, and something after it or nothing at all. */
const LABEL = /^(?:>{2,3}\s?)?([\p{L}\p{N}@(][^\n:.?!;"“”]{0,58}(?:\.[^\n:.?!;"“”]{0,30}){0,3}):(?:\s+|$)/u;
/** A name in brackets, `[SPEAKER_00]: hello`, or on a line of its own, `(Ann Lee)`. */
const BRACKETED = /^(?:\[([^\n[\]]{1,60})\](:?)[ \t]*(?=\S|\n)|\(([^\n()]{1,60})\)[ \t]*\n)/u;
/** What programs call those whom they do not know. */
const NUMBERED = /^(?:speaker|spk|sprecher|locuteur|orador)[ _-]?(?:\d{1,3}|[A-Z])$/iu;
const MAX_WORDS = 6;
/** What stands in names in lower case. */
const PARTICLE = /^(?:de|da|di|do|dos|du|del|della|la|le|van|von|der|den|ter|ten|zu|bin|ibn|al|el|y|e|af|av)$/u;
/** Words that stand before a colon without being anybody's name. */
const NO_NAME =
  /^(?:note|notes|question|answer|warning|step|part|chapter|example|tip|update|source|link|links|https?|ps|reason|point|number|option|rule|lesson|first|second|third|finally|remember|fact|result)(?:\s|$)/iu;

/** Share of captions that have a name, from which they all have one. */
const ALL = 0.8;

/**
 * Captions with the names that stand before what is said, `Ann Lee: hello`, as their speakers. That these are names is
 * told from all of them together: nearly all captions have one, few in all, however written; or most have one that is
 * written like a name; or few such names come again and again from the beginning. A caption without a name goes on with
 * the speaker before, as subtitles and transcripts are written.
 */
export function withSpeakers(captions: readonly RawCue[]): readonly RawCue[] {
  const cues = captions.flatMap(byLine);
  const possible = cues.map(({ text }) => labelBefore(text));
  const labels = areAll(possible) ? possible : possible.map((label) => (label && isSurelyName(label) ? label : null));
  const counts = countsOf(labels);
  const labelled = labels.filter((label) => label !== null).length;
  const most = labelled * 2 >= cues.length && labelled > 1;
  const few = labels.slice(0, 3).some((label) => label !== null) && counts.size * 2 <= labelled;
  if (!most && !few) return captions;
  let speaker: string | null = null;
  return cues.map((cue, index) => {
    const label = labels[index];
    const isName = label && (most || (counts.get(label.name) ?? 0) > 1);
    speaker = cue.speaker ?? (isName ? label.name : speaker);
    if (cue.speaker) return cue;
    return { start: cue.start, text: isName ? cue.text.trimStart().slice(label.length) : cue.text, speaker };
  });
}

/** A caption in parts, where further lines of it begin with a name as well. */
function byLine(cue: RawCue): readonly RawCue[] {
  if (!cue.text.includes('\n')) return [cue];
  const parts: string[] = [];
  for (const line of cue.text.split('\n')) {
    const label = labelBefore(line);
    const last = parts.at(-1);
    if (last === undefined || last.trim() === '' || (label && isSurelyName(label))) parts.push(line);
    else parts[parts.length - 1] = `${last}\n${line}`;
  }
  return parts.filter((text) => text.trim() !== '').map((text) => ({ ...cue, text }));
}

interface Label {
  readonly name: string;
  /** Characters that name and colon take. */
  readonly length: number;
  /** True in brackets without a colon, where a sound may stand as well: `[Music]`. */
  readonly bare: boolean;
}

/** True for what can be a name before a time or a colon: some words in capitals, `Speaker 3`, `Ann van der Lee`. */
export function canBeName(text: string): boolean {
  const label = labelBefore(`${text.trim()}: `);
  return label !== null && !/^[[(]/u.test(text.trim()) && isWrittenLikeName(label.name);
}

function labelBefore(text: string): Label | null {
  const start = text.trimStart().slice(0, 160);
  const bracketed = BRACKETED.exec(start);
  const match = bracketed ?? LABEL.exec(start);
  const name = (bracketed ? (bracketed[1] ?? bracketed[3]) : match?.[1])?.trim() ?? '';
  if (!match || name.split(/\s+/u).length > MAX_WORDS || NO_NAME.test(name) || !/\p{L}/u.test(name)) return null;
  return { name, length: match[0].length, bare: bracketed !== null && bracketed[2] !== ':' && !NUMBERED.test(name) };
}

/** True where the label alone is reason enough to take it for a name. */
function isSurelyName({ name, bare }: Label): boolean {
  return !bare && isWrittenLikeName(name);
}

/** A capital, a script without capitals, or what Apple's devices are called: `iPhone`. */
const INITIAL = /^(?:[^\p{Ll}]|\p{Ll}\p{Lu})/u;

function isWrittenLikeName(name: string): boolean {
  return INITIAL.test(name) && name.split(/\s+/u).every((word) => INITIAL.test(word) || PARTICLE.test(word));
}

function areAll(labels: readonly (Label | null)[]): boolean {
  const labelled = labels.filter((label) => label !== null).length;
  return labelled >= 4 && labelled >= labels.length * ALL && countsOf(labels).size * 2 <= labelled;
}

function countsOf(labels: readonly (Label | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) if (label) counts.set(label.name, (counts.get(label.name) ?? 0) + 1);
  return counts;
}
