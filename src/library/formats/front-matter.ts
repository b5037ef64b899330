import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { type Refusal, refuse } from './refuse.ts';
import { oneLine } from './text.ts';

/** Characters of the longest front matter that is read; real ones have some thousand, and YAML can be costly. */
const MAX_FRONT_MATTER = 64 * 1024;

export interface FrontMatter {
  readonly ok: true;
  /** Every scalar is a string as the document wrote it, or null; so an id such as `0123` keeps its zero. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The line of a field in the file, counted from 1. */
  lineOf(field: string): number;
  /** What follows the closing `---`. */
  readonly body: string;
}

/** True when the text opens with a front matter's `---`, closed or not. */
export function opensFrontMatter(text: string): boolean {
  return /^\n*---[ \t]*(?:\n|$)/u.test(text);
}

/** Splits a document into the fields of its YAML front matter and its body. */
export function readFrontMatter(text: string): FrontMatter | Refusal {
  const lines = text.split('\n');
  const opening = lines.findIndex((line) => line !== '');
  if (lines[opening]?.trimEnd() !== '---') return refuse(opening + 1, 'the document should begin with a line `---`');
  const closing = lines.findIndex((line, index) => index > opening && line.trimEnd() === '---');
  if (closing === -1) {
    return refuse(opening + 1, 'the front matter opened here never ends; a line `---` should close it');
  }
  const parsed = fieldsOfYaml(lines.slice(opening + 1, closing), opening + 1);
  return parsed.ok ? { ...parsed, body: lines.slice(closing + 1).join('\n') } : parsed;
}

/** The fields of YAML lines; `above`: lines of the file before them. */
export function fieldsOfYaml(source: readonly string[], above = 0): Omit<FrontMatter, 'body'> | Refusal {
  const yaml = source.join('\n');
  if (yaml.length > MAX_FRONT_MATTER) {
    const reason = `the front matter is longer than ${MAX_FRONT_MATTER / 1024} KB; the transcript belongs after it`;
    return refuse(Math.max(1, above), reason);
  }
  const asWritten = parseFields(yaml, above);
  const parsed = asWritten.ok ? asWritten : mended(source, above);
  if (!parsed?.ok) return asWritten.ok ? refuse(Math.max(1, above), 'the front matter is not readable') : asWritten;
  return parsed;
}

/** `above`: lines of the file before the YAML. */
function parseFields(yaml: string, above: number): Omit<FrontMatter, 'body'> | Refusal {
  try {
    const lineCounter = new LineCounter();
    const doc = parseDocument(yaml, { lineCounter, prettyErrors: false, logLevel: 'silent' });
    const error = doc.errors[0];
    if (error) {
      const line = above + Math.max(1, lineCounter.linePos(error.pos[0]).line);
      const why = error.message.includes('call stack') ? 'it is nested too deeply' : oneLine(error.message, 160);
      return refuse(line, `the front matter is not valid YAML: ${why}`);
    }
    const { contents } = doc;
    if (!isMap(contents))
      return refuse(above + 1, 'the front matter should be fields such as `video_id: "U6bZI-0oAjc"`');
    visit(doc, {
      Scalar: (_, node) => {
        if (node.value !== null && typeof node.value !== 'string') node.value = node.source ?? String(node.value);
      },
    });
    const lines = new Map<string, number>();
    for (const { key } of contents.items) {
      if (isScalar(key) && key.range) lines.set(String(key.value), above + lineCounter.linePos(key.range[0]).line);
    }
    // No document needs an alias, and a few nested ones can grow without bound.
    const fields: Record<string, unknown> = { ...doc.toJS({ maxAliasCount: 0 }) };
    return { ok: true, fields, lineOf: (field) => lines.get(field) ?? above };
  } catch (error) {
    // The YAML library throws on an alias and on nesting deeper than the stack.
    const why = error instanceof ReferenceError ? 'it uses an alias (`*name`)' : 'it is nested too deeply';
    return refuse(Math.max(1, above), `the front matter is not usable: ${why}; plain fields and lists are enough`);
  }
}

/**
 * The machine that writes these documents breaks quoted list items over lines without indenting them, which YAML
 * forbids. Exactly that is mended, line by line so that the numbers stay true; null when there is nothing of it.
 */
function mended(source: readonly string[], above: number): ReturnType<typeof parseFields> | null {
  let changed = false;
  let quoted = false;
  let block = -1;
  const lines = source.map((line, index) => {
    const depth = line.length - line.trimStart().length;
    if (quoted) {
      quoted = !hasQuote(line);
      if (line === '' || depth > 0) return line;
      changed = true;
      return `    ${line}`;
    }
    if (block >= 0 && (line.trim() === '' || depth > block)) return line;
    block = /:[ \t]*[|>][-+\d]*[ \t]*$/u.test(line) ? depth : -1;
    const item = /^[ \t]+- "/u.exec(line);
    const next = source[index + 1];
    quoted = item !== null && next !== undefined && !/^[ \t]/u.test(next) && !hasQuote(line.slice(item[0].length));
    return line;
  });
  return changed ? parseFields(lines.join('\n'), above) : null;
}

function hasQuote(text: string): boolean {
  return text.replace(/\\./gu, '').includes('"');
}
