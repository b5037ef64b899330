import { lineAt, refuse } from '../refuse.ts';
import type { Reader, ReadResult } from '../shapes.ts';
import { assemblyAi } from './assemblyai.ts';
import { alternatives, phrases } from './cloud-results.ts';
import { deepgram } from './deepgram.ts';
import { infoJson } from './info-json.ts';
import { json3 } from './json3.ts';
import { itemOffset } from './lines.ts';
import { monologues } from './monologues.ts';
import { parseJson } from './source.ts';
import { timedParts } from './timed-parts.ts';
import { whisper, whisperCpp } from './whisper.ts';
import { wordItems } from './word-items.ts';
import { wordList } from './word-list.ts';

/** One form of JSON: told by the fields at its top. */
export interface JsonForm {
  readonly name: string;
  readonly about: string;
  recognises(top: Readonly<Record<string, unknown>>): boolean;
  /** @param lineOf the line of an item in the list under a key */
  read(top: Readonly<Record<string, unknown>>, lineOf: LineOf): ReadResult;
}

type LineOf = (key: string, index: number) => number;

/**
 * The forms of JSON that are read, in the order in which they are asked: a program's own marks come before what many
 * programs write, and what says less stands last.
 */
export const JSON_FORMS: readonly JsonForm[] = [
  json3,
  deepgram,
  whisperCpp,
  assemblyAi,
  wordItems,
  monologues,
  alternatives,
  phrases,
  wordList,
  whisper,
  timedParts,
  infoJson,
];

/** Any JSON document: YouTube's captions, yt-dlp's information, what Whisper, Deepgram and other recognisers write. */
export const jsonDocument: Reader = {
  name: 'JSON',
  about: `JSON (.json, .jsonl: ${JSON_FORMS.map(({ about }) => about).join(', ')})`,
  extensions: ['.json', '.jsonl', '.json3'],
  recognises: (_, text) => /^\s{0,200}(?:\{\s{0,200}["}]|\[\s{0,200}[{\]])/u.test(text),
  read(_, text) {
    const parsed = parseJson(text);
    if (!parsed.ok) return parsed;
    const top = unwrapped(topOf(parsed.value));
    const form = JSON_FORMS.find((each) => each.recognises(top));
    const lineOf: LineOf = (key, index) => lineAt(text, itemOffset(text, key, index));
    return (
      form?.read(top, lineOf) ??
      refuse(1, `this JSON is none of those that are read; it should be ${jsonDocument.about}`)
    );
  },
};

/** The fields at the top; a bare list counts as a list of segments. */
function topOf(value: unknown): Readonly<Record<string, unknown>> {
  if (Array.isArray(value)) return { segments: value };
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** What Deepgram's programs save is its answer within `result`. */
function unwrapped(top: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { result } = top;
  const wraps = typeof result === 'object' && result !== null && 'results' in result && !('transcription' in top);
  return wraps ? { ...result } : top;
}
