import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import { type RawCue, timedTranscript } from '../cue-list.ts';
import { plainText } from '../cue-text.ts';
import { readAs } from '../document.ts';
import { lineAt, refuse } from '../refuse.ts';
import type { Problem, Reader } from '../shapes.ts';
import { withSpeakers } from '../speakers.ts';
import { captionsOfParts } from '../words.ts';
import { elementsIn } from './xml-elements.ts';

const CAPTION = /<(p|text)(?=[\s>])/gu;
const MAX_PROBLEMS = 5;

/**
 * YouTube's captions as XML (`fmt=srv3`: `<p t="320" d="1700">`, in automatic captions with an `<s t="240">` a word;
 * and the older `srv1`: `<text start="0.32" dur="1.7">`). The captions are parsed one by one, so that a broken one costs
 * only itself.
 */
export const srv3: Reader = {
  name: 'YouTube srv3',
  about: 'YouTube captions as XML (.srv3: `<timedtext format="3">`)',
  extensions: ['.srv3', '.srv1', '.srv2', '.xml'],
  recognises: (_, text) => /^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?<(?:timedtext|transcript)[\s>]/u.test(text),
  read(_, text) {
    const notes: Problem[] = [];
    const cues: RawCue[] = [];
    let automatic = false;
    let lost = 0;
    for (const { source, offset } of elementsIn(text, CAPTION)) {
      const cue = cueOf(source);
      if (cue === null) lost += 1;
      if (cue === null && notes.length < MAX_PROBLEMS) {
        notes.push({
          line: lineAt(text, offset),
          reason: 'this caption is broken and was left out; it should read like `<p t="320" d="1700">words</p>`',
        });
      }
      if (cue?.text.trim()) cues.push(cue);
      automatic ||= /<s [^>]{0,80}ac="/u.test(source) || /^<p [^>]{0,200}><s/u.test(source);
    }
    if (lost > notes.length) notes.push({ line: null, reason: `${lost - notes.length} more captions like these` });
    const transcript = timedTranscript(withSpeakers(captionsOfParts(cues)), notes);
    if (transcript === null)
      return refuse(notes[0]?.line ?? 1, 'no captions in it; each should read like `<p t="320" d="1700">words</p>`');
    return readAs(srv3.name, { transcript, automatic, notes });
  },
};

/** Null when the element is no XML, or has no time. */
function cueOf(source: string): RawCue | null {
  if (!source.endsWith('>')) return null;
  try {
    const { root } = parseXml(source, { ignoreUndefinedEntities: true });
    if (!root) return null;
    const { t, start } = root.attributes;
    const seconds = t === undefined ? Number(start ?? Number.NaN) : Number(t) / 1000;
    if (!Number.isFinite(seconds)) return null;
    const first = root.children.find((child) => child instanceof XmlText || child instanceof XmlElement);
    const [word] = root.children.filter((child) => child instanceof XmlElement);
    const offset = first === word && word instanceof XmlElement ? Number(word.attributes['t'] ?? 0) / 1000 : 0;
    // In srv1 the references are escaped twice, and in srv3 where somebody's captions had some.
    return { start: seconds + (Number.isFinite(offset) ? offset : 0), text: plainText(root.text) };
  } catch {
    return null;
  }
}
