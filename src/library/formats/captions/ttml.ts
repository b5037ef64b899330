import { parseXml, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml';
import { captionTime } from '../caption-time.ts';
import { type RawCue, timedTranscript } from '../cue-list.ts';
import { plainText } from '../cue-text.ts';
import { readAs } from '../document.ts';
import { languageOf } from '../languages.ts';
import { lineAt, refuse } from '../refuse.ts';
import type { Problem, Reader } from '../shapes.ts';
import { withSpeakers } from '../speakers.ts';
import { elementsIn } from './xml-elements.ts';

const CAPTION = /<((?:[a-z]{1,8}:)?p)(?=[\s>])/gu;
/** What captions stand in, which may have a beginning of its own. */
const CONTAINER = /<(\/?)(?:[a-z]{1,8}:)?(?:body|div)(?=[\s>/])([^<>]{0,2000})>/gu;
const BEGIN = /\sbegin\s{0,9}=\s{0,9}["']([^"']{1,40})["']/u;
const MAX_PROBLEMS = 5;
const HEAD = 20_000;

/** TTML and DFXP, the W3C's captions in XML (https://www.w3.org/TR/ttml2/): `<p begin="00:00:01.000" end="…">`. */
export const ttml: Reader = {
  name: 'TTML',
  about: 'TTML captions (.ttml, .dfxp: `<p begin="00:00:01.000" end="00:00:04.000">words</p>`)',
  extensions: ['.ttml', '.dfxp'],
  recognises: (_, text) =>
    /^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--[^>]{0,2000}-->\s{0,200})?<(?:[a-z]{1,8}:)?tt[\s>]/u.test(text),
  read(_, text) {
    const notes: Problem[] = [];
    const cues: RawCue[] = [];
    const head = text.slice(0, HEAD);
    const rates: Rates = {
      frames: Number(/\bframeRate="(\d{1,3})"/u.exec(head)?.[1] ?? 30),
      ticks: Number(/\btickRate="(\d{1,9})"/u.exec(head)?.[1] ?? 0),
    };
    const begunAt = beginnings(text, rates);
    for (const { source, offset } of elementsIn(text, CAPTION)) {
      const cue = cueOf(source, rates);
      const begun = begunAt(offset);
      if (cue) cues.push({ ...cue, start: begun + cue.start });
      else if (notes.length < MAX_PROBLEMS)
        notes.push({ line: lineAt(text, offset), reason: `this caption was left out; it should read like ${RIGHT}` });
    }
    const transcript = timedTranscript(withSpeakers(cues), notes);
    if (transcript === null) return refuse(notes[0]?.line ?? 1, `no captions in it; each should read like ${RIGHT}`);
    return readAs(ttml.name, {
      transcript,
      language: languageOf(/\bxml:lang="([\w-]{2,20})"/u.exec(head)?.[1] ?? null),
      notes,
    });
  },
};

const RIGHT = '`<p begin="00:00:01.000" end="00:00:04.000">words</p>`';

/** What a second has of frames and ticks; no ticks where the document does not say. */
interface Rates {
  readonly frames: number;
  readonly ticks: number;
}

/**
 * The second at which what stands around a caption begins: its own times count from there (https://www.w3.org/TR/ttml2/#timing).
 * @returns to be asked in the order of the offsets
 */
function beginnings(text: string, rates: Rates): (offset: number) => number {
  const open = [0];
  const changes: { readonly at: number; readonly seconds: number }[] = [];
  for (const { index, 1: slash, 2: attributes = '' } of text.matchAll(CONTAINER)) {
    const around = open.at(-1) ?? 0;
    if (slash === '' && !attributes.endsWith('/'))
      open.push(around + (secondsOf(BEGIN.exec(attributes)?.[1] ?? '', rates) ?? 0));
    else if (slash === '/' && open.length > 1) open.pop();
    const seconds = open.at(-1) ?? 0;
    if (seconds !== around) changes.push({ at: index, seconds });
  }
  let [next, seconds] = [0, 0];
  return (offset) => {
    for (let change = changes[next]; change && change.at < offset; change = changes[next]) {
      seconds = change.seconds;
      next += 1;
    }
    return seconds;
  };
}

/** Null when the element is no XML, or has no time. Where only the words within have times, the first is the caption's. */
function cueOf(source: string, rates: Rates): RawCue | null {
  if (!source.endsWith('>')) return null;
  try {
    // Names of other vocabularies are declared further up, which this parser does not ask for.
    const { root } = parseXml(source, { ignoreUndefinedEntities: true });
    if (!root) return null;
    const [inner] = root.children.filter((child) => child instanceof XmlElement && 'begin' in child.attributes);
    const begin = root.attributes['begin'] ?? (inner instanceof XmlElement ? inner.attributes['begin'] : undefined);
    const start = secondsOf(begin ?? '', rates);
    return start === null ? null : { start, text: plainText(textOf(root)) };
  } catch {
    return null;
  }
}

/** The text in an element; a line break is white space. */
function textOf(node: XmlNode): string {
  if (node instanceof XmlText) return node.text;
  if (!(node instanceof XmlElement)) return '';
  return /(?:^|:)br$/u.test(node.name) ? '\n' : node.children.map(textOf).join('');
}

/** Seconds from a time expression: `00:00:01.5`, `00:00:01:12` with frames, `90.5s`, `1500ms`, `45f`, `9000t`. */
function secondsOf(text: string, { frames, ticks }: Rates): number | null {
  const framed = /^(\d{1,3}:\d{2}:\d{2}):(\d{1,3})$/u.exec(text);
  if (framed) {
    const whole = captionTime(framed[1] ?? '');
    return whole === null || frames === 0 ? null : whole + Number(framed[2]) / frames;
  }
  const offset = /^(\d{1,12}(?:\.\d{1,9})?)(h|m|s|ms|f|t)?$/u.exec(text);
  if (!offset) return captionTime(text);
  const unit = { h: 3600, m: 60, s: 1, ms: 0.001, f: 1 / frames, t: 1 / ticks }[offset[2] ?? 's'] ?? 1;
  return Number.isFinite(unit) ? Number(offset[1]) * unit : null;
}
