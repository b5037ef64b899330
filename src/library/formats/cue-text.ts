import { captionTime } from './caption-time.ts';

/** A piece of a caption: words in a row by one speaker. */
export interface Piece {
  readonly text: string;
  readonly speaker: string | null;
  /** Seconds, where a time stands within the caption before these words. */
  readonly at: number | null;
}

/**
 * Tags as WebVTT has them (https://www.w3.org/TR/webvtt1/#webvtt-cue-text), with a time or with a name and maybe an
 * annotation, and those of HTML that SRT files carry. A `<` that opens none of these is text.
 */
const TAG =
  /<(?:(\d{1,3}:[\d:.]{4,12})|(\/?)(v|c|i|b|u|ruby|rt|lang|font|span|p|div|br|s)(?:\.[^\s<>]{0,100})?(\s[^<>]{0,300})?\/?)>/giu;
/** Where SRT files that were made from others say how a line is shown: `{\an8}`. */
const STYLE = /\{\\[^{}\n]{0,200}\}/gu;

/** The words of a caption without its tags, character references read, in pieces of one speaker each. */
export function piecesOf(text: string): readonly Piece[] {
  if (!/[<&{]/u.test(text)) return [{ text, speaker: null, at: null }];
  const plain = text.replace(STYLE, '');
  const pieces: { text: string; speaker: string | null; at: number | null }[] = [];
  let speaker: string | null = null;
  let at: number | null = null;
  let from = 0;
  const add = (words: string) => {
    const last = pieces.at(-1);
    if (last && last.speaker === speaker) last.text += words;
    else if (words.trim() !== '') pieces.push({ text: words, speaker, at });
  };
  for (const match of plain.matchAll(TAG)) {
    add(unescaped(plain.slice(from, match.index)));
    from = match.index + match[0].length;
    const [, time, slash, name = '', annotation = ''] = match;
    if (time !== undefined) at = captionTime(time);
    else if (name.toLowerCase() === 'v') speaker = slash === '/' ? null : unescaped(annotation).trim() || null;
    else if (name.toLowerCase() === 'br') add(' ');
  }
  add(unescaped(plain.slice(from)));
  return pieces;
}

/** The words of a caption without tags, character references read. */
export function plainText(text: string): string {
  return piecesOf(unescaped(text))
    .map((piece) => piece.text)
    .join('');
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
};

/** A text with its character references read, those too that a program has escaped twice: `&amp;nbsp;`. */
export function unescaped(text: string): string {
  return text.includes('&') ? once(once(text)) : text;
}

function once(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/giu, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
  });
}
