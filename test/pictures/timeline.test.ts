import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseXml } from '@rgrove/parse-xml';
import type { Timeline } from '../../src/core/timeline.ts';
import { createDrawer } from '../../src/pictures/index.ts';
import { seeded } from '../support/seeded.ts';

const { timeline } = createDrawer();

const stop = (label: string, seek: number) => ({ label, seek, href: `?t=${seek}` });
const TALK: Timeline = {
  duration: 200,
  estimated: false,
  lanes: [
    {
      label: 'Google',
      look: 'talk',
      spans: [{ ...stop('0:50 to 1:40, Google', 50), start: 50, end: 100 }],
      marks: [{ ...stop('1:00 The play', 60), at: 60 }],
    },
  ],
};

test('stretches and marks stand at their share of the width, lead to their second, and say what they are', () => {
  const { names, track } = timeline(TALK);
  assert.match(names, />Google</u);
  assert.match(
    track,
    /<a href="\?t=50" data-seek="50" tabindex="-1"><title>0:50 to 1:40, Google<\/title><rect[^>]* x="25%" width="25%"/u,
  );
  assert.match(track, /<svg x="30%"[^>]*><a href="\?t=60" data-seek="60" tabindex="-1"><title>1:00 The play<\/title>/u);
  assert.deepEqual(track.match(/>\d+:\d\d</gu), ['>0:00<', '>2:00<']);
});

test('the drawing is hidden from assistive technologies, and its times are marked where they were worked out', () => {
  const { names, track } = timeline({ ...TALK, estimated: true });
  for (const svg of [names, track]) assert.match(svg, /^<svg [^>]*aria-hidden="true"/u);
  assert.match(track, />≈2:00</u);
});

test('whatever is in it, the drawing is well-formed, in the colours of the page, and leads nowhere else', () => {
  const random = seeded(11);
  const pieces = ['<script>', '"/>', '&amp;', "'", '\u0000', '\uD800', ']]>', '<!--', 'עברית', '👩‍💻', 'a'.repeat(300)];
  const words = () => Array.from({ length: 3 }, () => pieces[Math.floor(random() * pieces.length)]).join(' ');
  const number = () =>
    [0, -5, 1e9, Number.NaN, Number.POSITIVE_INFINITY, random() * 700][Math.floor(random() * 6)] ?? 0;
  for (let round = 0; round < 200; round += 1) {
    const place = () => ({ label: words(), href: `?t=${words()}`, seek: number() });
    const { names, track } = timeline({
      duration: number(),
      estimated: random() < 0.5,
      lanes: (['parts', 'talk'] as const).map((look) => ({
        ...{ label: words(), look },
        spans: [{ ...place(), start: number(), end: number() }],
        marks: [{ ...place(), at: number() }],
      })),
    });
    for (const svg of [names, track]) {
      assert.doesNotThrow(() => parseXml(svg), svg);
      assert.doesNotMatch(svg, /<script|NaN|Infinity|#[0-9a-f]{6}/iu);
    }
  }
});
