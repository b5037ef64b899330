import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPicture } from '../../src/core/kept-picture.ts';
import { type Picture, pictureName } from '../../src/core/picture.ts';
import { COMPARISON, STRIP } from '../support/pictures.ts';

const MENTIONS: Picture = {
  ...{ kind: 'mentions', title: 'Talked about, by month', unit: 'minutes', periods: ['2025-01', '2025-02'] },
  lanes: [{ label: 'Google', values: [1, 2.5] }],
};

test('a picture that was kept is the same picture, under the same name', () => {
  for (const picture of [STRIP, COMPARISON, MENTIONS]) {
    const kept = readPicture(JSON.parse(JSON.stringify(picture))) ?? assert.fail(picture.kind);
    assert.deepEqual(kept, picture);
    assert.equal(pictureName(kept), pictureName(picture));
    assert.match(pictureName(kept), /^(?:strip|comparison|mentions)-[0-9a-f]{16}\.png$/u);
  }
});

test('what is no picture is none: other data, a picture without a part, one with a part of another kind', () => {
  for (const value of [null, 'strip', 7, [], {}, { kind: 'pie', title: 'x' }]) assert.equal(readPicture(value), null);
  for (const picture of [STRIP, COMPARISON, MENTIONS]) {
    for (const key of Object.keys(picture)) {
      const { [key]: _, ...rest } = Object(picture);
      assert.equal(readPicture(rest), null, `${picture.kind} without ${key}`);
      assert.equal(readPicture({ ...picture, [key]: [{ label: 1 }] }), null, `${picture.kind} with another ${key}`);
    }
  }
  assert.equal(readPicture({ ...STRIP, duration: Number.NaN }), null);
  assert.equal(readPicture({ ...MENTIONS, lanes: [{ label: 'x', values: ['1'] }] }), null);
  assert.equal(readPicture({ ...COMPARISON, sides: ['a', 'b', 'c'] }), null);
});
