/** Bytes of a name before its extensions, in UTF-8: file systems take 255 for the whole. */
const LONGEST = 160;
/** What comes after a name's first part: language, kind and extension, as in `talk.en.vtt`. */
const EXTENSIONS = /(?:\.[a-z\d-]{1,12}){0,3}$/iu;
/** Names that Windows keeps for itself, and those that describe a folder to its readers: no documents. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|readme|licen[cs]e|changelog|contributing)$/iu;

/** A name in two parts: what tells documents apart, and what says how they are read. */
export interface SafeName {
  readonly base: string;
  /** Each with its dot, such as `.en.vtt`; empty where there are none. */
  readonly extensions: string;
}

/**
 * A name that is safe as a file's in any folder on any system, as near to the given one as can be: without folders,
 * control and direction characters, and what file systems or shells read as something else; never hidden, never empty.
 */
export function safeName(name: string): SafeName {
  const last = name.slice(-1_000).normalize('NFC').split(/[\\/]/u).at(-1) ?? '';
  const extensions = EXTENSIONS.exec(last)?.[0] ?? '';
  const stem = last.slice(0, last.length - extensions.length).replace(/[^\p{L}\p{M}\p{N}_()[\].,+&'-]+/gu, ' ');
  const base = cut(stem).replace(/^[\s.,'-]+|[\s.,]+$/gu, '');
  return { base: base === '' || RESERVED.test(base) ? `document ${base}`.trim() : base, extensions };
}

/** As many whole characters of a text as fit. */
function cut(text: string): string {
  let size = 0;
  let kept = '';
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > LONGEST) break;
    kept += character;
  }
  return kept;
}
