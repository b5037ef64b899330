import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ReadResult, readDocument } from '../../../src/library/formats/index.ts';
import { seeded } from '../../support/seeded.ts';
import { FORMS } from './forms.ts';

/** Damaged copies of each form. */
const RUNS = 150;
/** What breaks readers: marks of every form, extremes, and letters beyond ASCII. */
const SPLICES =
  '<|>|&|-->|"|\\|{|}|[|]|:|,|\n|\n\n|\r|\t|0|-1|1e309|99:99|WEBVTT|null|<v |</p>|&#0;|\u2028|é|漢|😀|\ud83d|**|---\n|# '.split(
    '|',
  );

for (const [path, sample] of Object.entries(FORMS)) {
  test(`a damaged ${path} is read or refused with its reason, and what is read is well-formed`, () => {
    const random = seeded(20250120 + path.length * 31 + sample.length);
    const outcomes = { read: 0, refused: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = damaged(sample, random);
      const result = readDocument(path, bytes);
      outcomes[result.ok ? 'read' : 'refused'] += 1;
      assertWellFormed(result, bytes, `${path}, run ${run}`);
    }
    assert.ok(outcomes.read > 0, JSON.stringify(outcomes));
  });
}

test('forms under each other’s names, and joined, are read or refused', () => {
  const paths = Object.keys(FORMS);
  for (const [name, one] of Object.entries(FORMS)) {
    for (const path of paths) {
      const joined = `${one}\n${FORMS[path] ?? ''}`;
      assertWellFormed(readDocument(path, one), Buffer.from(one), `${name} as ${path}`);
      assertWellFormed(readDocument(path, joined), Buffer.from(joined), `${name} and ${path}`);
    }
  }
});

test('random bytes, and random bytes after the beginning of a form, are read or refused', () => {
  const random = seeded(4);
  const paths = Object.entries(FORMS);
  for (let run = 0; run < 600; run += 1) {
    const [path = '', sample = ''] = paths[run % paths.length] ?? [];
    const noise = Buffer.from(Array.from({ length: Math.floor(random() * 400) }, () => Math.floor(random() * 256)));
    const start = Buffer.from(sample.slice(0, run % 2 ? Math.floor(random() * sample.length) : 0));
    const bytes = Buffer.concat([start, noise]);
    assertWellFormed(readDocument(path, bytes), bytes, `${path}, run ${run}`);
  }
});

/** A copy that is cut, doubled, swapped, spliced, has bytes changed, or is in another encoding; mostly several of these. */
function damaged(sample: string, random: () => number): Buffer {
  const upTo = (limit: number) => Math.floor(random() * limit);
  let text = sample;
  for (let times = 1 + upTo(3); times > 0; times -= 1) {
    const [from = 0, to = 0] = [upTo(text.length), upTo(text.length)].sort((a, b) => a - b);
    const kind = upTo(6);
    if (kind === 0) text = random() < 0.5 ? text.slice(0, to) : text.slice(from);
    else if (kind === 1) text = text.slice(0, to) + text.slice(from);
    else if (kind === 2) text = text.slice(from, to) + text.slice(to) + text.slice(0, from);
    else if (kind === 3)
      text = text.slice(0, from) + (SPLICES[upTo(SPLICES.length)] ?? '').repeat(1 + upTo(4)) + text.slice(from);
    else if (kind === 4) text = text.replace(/\d+/gu, (digits) => (random() < 0.1 ? String(upTo(1e12)) : digits));
    else text = swappedLines(text, upTo);
  }
  const bytes = Buffer.from(text, (['utf8', 'utf8', 'utf8', 'latin1', 'utf16le'] as const)[upTo(5)]);
  if (random() < 0.4 && bytes.length > 0)
    for (let count = upTo(6); count > 0; count -= 1) bytes[upTo(bytes.length)] = upTo(256);
  return bytes;
}

function swappedLines(text: string, upTo: (limit: number) => number): string {
  const lines = text.split('\n');
  const [a, b] = [upTo(lines.length), upTo(lines.length)];
  [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  return lines.join('\n');
}

function assertWellFormed(result: ReadResult, bytes: Uint8Array, where: string): void {
  // In UTF-16 as in the others, each line end has one of these bytes.
  const lines = 1 + bytes.reduce((count, byte) => count + (byte === 10 || byte === 13 ? 1 : 0), 0);
  const problems = result.ok ? result.document.notes : [result.problem];
  for (const { line, reason } of problems) {
    assert.ok(reason.length > 10 && reason.length < 2_000, `${where}: ${reason}`);
    assert.ok(line === null || (line >= 1 && line <= lines), `${where}: line ${line} of ${lines}`);
  }
  if (!result.ok) return;
  const { document } = result;
  assert.match(document.videoId ?? 'none', /^[\w-]{1,64}$/u, where);
  assert.ok(document.url === null || (URL.canParse(document.url) && document.url.startsWith('https://')), where);
  assert.ok((document.title ?? 'x').length <= 400 && document.title !== '', where);
  assert.ok(document.duration === null || (document.duration > 0 && document.duration <= 48 * 3600), where);
  assert.match(document.date ?? '2025-01-20', /^\d{4}-\d{2}-\d{2}$/u, where);
  let previous = 0;
  for (const cue of document.transcript?.kind === 'timed' ? document.transcript.cues : []) {
    assert.ok(Number.isFinite(cue.start) && cue.start >= previous, `${where}: ${cue.start} after ${previous}`);
    assert.ok(cue.text !== '' && cue.text === cue.text.trim() && !cue.text.includes('\n'), `${where}: "${cue.text}"`);
    assert.ok(
      cue.speaker === undefined || (cue.speaker !== '' && cue.speaker.length <= 80),
      `${where}: ${cue.speaker}`,
    );
    previous = cue.start;
  }
  for (const { title, start, end } of document.sections) {
    assert.ok(title !== '' && start >= 0 && (end === null || end > start), `${where}: ${title} ${start}–${end}`);
  }
}
