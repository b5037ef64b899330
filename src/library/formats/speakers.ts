import type { RawCue } from './cue-list.ts';

/** A name before what is said: a few words that begin like a name, a colon, and something after it or nothing at all. */
const LABEL = /^(?:>>\s?)?([\p{Lu}\p{Lo}\p{N}@(][^\n:.?!;"“”]{0,58}(?:\.[^\n:?!;"“”]{1,30})?):(?:\s+|$)/u;
const MAX_WORDS = 6;
/** What stands in names in lower case. */
const PARTICLE = /^(?:de|da|di|do|dos|du|del|della|la|le|van|von|der|den|ter|ten|zu|bin|ibn|al|el|y|e|af|av)$/u;
/** Words that stand before a colon without being anybody's name. */
const NO_NAME =
  /^(?:note|notes|question|answer|warning|step|part|chapter|example|tip|update|source|link|links|https?|ps|reason|point|number|option|rule|lesson|first|second|third|finally|remember|fact|result)(?:\s|$)/iu;

/**
 * Captions with the names that stand before what is said, `Ann Lee: hello`, as their speakers. That these are names is
 * told from all of them together: most captions have one, or few names come again and again from the beginning. A
 * caption without a name goes on with the speaker before, as subtitles and transcripts are written.
 */
export function withSpeakers(cues: readonly RawCue[]): readonly RawCue[] {
  const labels = cues.map(({ text }) => labelOf(text));
  const counts = new Map<string, number>();
  for (const label of labels) if (label) counts.set(label.name, (counts.get(label.name) ?? 0) + 1);
  const labelled = labels.filter((label) => label !== null).length;
  const most = labelled * 2 >= cues.length && labelled > 1;
  const few = labels.slice(0, 3).some((label) => label !== null) && counts.size * 2 <= labelled;
  if (!most && !few) return cues;
  let speaker: string | null = null;
  return cues.map((cue, index) => {
    const label = labels[index];
    const isName = label && (most || (counts.get(label.name) ?? 0) > 1);
    if (isName) speaker = label.name;
    if (cue.speaker) return cue;
    return { start: cue.start, text: isName ? cue.text.trimStart().slice(label.length) : cue.text, speaker };
  });
}

/** The name that a text begins with, and the characters that name and colon take. */
export function labelOf(text: string): { readonly name: string; readonly length: number } | null {
  const match = LABEL.exec(text.trimStart().slice(0, 120));
  const name = match?.[1]?.trim() ?? '';
  const words = name.split(/\s+/u);
  if (!match || name === '' || words.length > MAX_WORDS || NO_NAME.test(name)) return null;
  if (!/\p{L}/u.test(name) || !words.every((word) => /^[^\p{Ll}]/u.test(word) || PARTICLE.test(word))) return null;
  return { name, length: match[0].length };
}
