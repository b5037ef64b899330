import type { Drawer, Picture } from '../../src/core/picture.ts';
import type { PageDrawer } from '../../src/core/timeline.ts';
import { createDrawer } from '../../src/pictures/index.ts';

/** Who is talked about when, in ten minutes. */
export const STRIP: Picture = {
  kind: 'strip',
  title: 'Who is talked about when',
  duration: 600,
  estimated: false,
  lanes: [
    { label: 'Google', spans: [{ start: 10, end: 200 }], marks: [{ at: 50, label: 'The play' }] },
    { label: 'OpenAI', spans: [{ start: 200, end: 380 }], marks: [] },
  ],
};

/** Another one. */
export const COMPARISON: Picture = {
  kind: 'comparison',
  title: 'Quotes by facet',
  sides: ['OpenAI', 'Google'],
  unit: 'quotes',
  rows: [
    { label: 'The play', values: [3, 1] },
    { label: 'The bet', values: [0, 2] },
  ],
};

/** Draws for real. */
export const drawer: PageDrawer = createDrawer();

/** Cannot draw a thing. */
export const brokenDrawer: Drawer = {
  svg: () => '',
  png: async () => {
    throw new Error('no ink');
  },
};
