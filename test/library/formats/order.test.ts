import assert from 'node:assert/strict';
import { test } from 'node:test';
import { READERS, readDocument } from '../../../src/library/formats/index.ts';
import { FORMS } from './forms.ts';
import { ENRICHED_PATH, PAGE_PATH, read, seed } from './samples.ts';

const ALL = Object.entries({ ...FORMS, [PAGE_PATH]: seed(PAGE_PATH), [ENRICHED_PATH]: seed(ENRICHED_PATH) });

test('of the readers only the one for lines with times takes what others take, and it is asked after them', () => {
  const shared = ALL.map(([path, text]) => READERS.filter((reader) => reader.recognises(path, text)))
    .filter(({ length }) => length > 1)
    .map((takers) => takers.map(({ name }) => name));
  assert.ok(shared.length > 0, 'captions hold lines with times');
  for (const takers of shared) assert.deepEqual(takers.slice(1), ['pasted transcript'], takers.join(', '));
  for (const [path, text] of ALL)
    assert.ok(
      READERS.some((reader) => reader.recognises(path, text)),
      path,
    );
});

test('what is recognised by reading it is read in one go as it is in two', () => {
  const once = READERS.filter((reader) => reader.readIfRecognised);
  assert.ok(once.length > 0);
  for (const reader of once)
    for (const [path, text] of [...ALL, ['notes.txt', 'no times at all'] as const])
      assert.deepEqual(
        reader.readIfRecognised?.(path, text),
        reader.recognises(path, text) ? reader.read(path, text) : null,
        path,
      );
});

test('JSON in which several forms find what they look for is read as that of the program which wrote it', () => {
  const formats = {
    'whisper.json': 'Whisper JSON',
    'whisperx.json': 'Whisper JSON',
    'deepgram-utterances.json': 'Deepgram JSON',
    'assemblyai.json': 'AssemblyAI JSON',
    'speechmatics.json': 'JSON with word items',
    'elevenlabs.json': 'JSON with words',
  };
  for (const [path, format] of Object.entries(formats)) {
    assert.equal(read(path, FORMS[path] ?? assert.fail(path)).format, format, path);
  }
});

test('every form is read as itself whatever its file is called', () => {
  for (const [path, text] of ALL.filter(([name]) => !/\.ya?ml$/u.test(name))) {
    const format = (name: string) => {
      const result = readDocument(name, text);
      return result.ok ? result.document.format : result.problem.reason;
    };
    for (const name of ['talk', 'talk.txt', 'talk.json', 'talk.vtt', 'talk.md']) {
      assert.equal(format(name), format(path), `${path} as ${name}`);
    }
  }
});
