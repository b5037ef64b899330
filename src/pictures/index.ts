import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import type { DrawnPicture, Picture } from '../core/picture.ts';
import type { PageDrawer } from '../core/timeline.ts';
import { drawComparison } from './comparison.ts';
import { needsOtherLetters } from './letters.ts';
import { drawMentions } from './mentions.ts';
import { sound, soundTimeline } from './sound.ts';
import { drawStrip } from './strip.ts';
import type { Svg } from './svg.ts';
import { CARD, PAGE, type Theme } from './theme.ts';
import { drawTimeline } from './timeline.ts';

/** How many times a drawing is enlarged for a chat: sharp on screens that have three pixels for one. */
const ENLARGED = 3;
/** Pictures that are kept, some 30 kB each. */
const KEPT = 200;

/** Draws pictures: as SVG for pages, and as PNG for chats, without a browser. */
export function createDrawer(): PageDrawer {
  const drawn = new Map<string, Promise<DrawnPicture>>();
  return {
    svg: (picture) => draw(picture, PAGE).markup,
    timeline(timeline) {
      const { names, track } = drawTimeline(soundTimeline(timeline));
      return { names: names.markup, track: track.markup };
    },
    png(picture) {
      const svg = draw(picture, CARD).markup;
      const name = `${picture.kind}-${createHash('sha256').update(svg).digest('hex').slice(0, 16)}.png`;
      const known = drawn.get(name) ?? rendered(svg, name);
      drawn.delete(name);
      drawn.set(name, known);
      known.catch(() => drawn.delete(name));
      const [oldest] = drawn.keys();
      if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest);
      return known;
    },
  };
}

function draw(given: Picture, theme: Theme): Svg {
  const picture = sound(given);
  switch (picture.kind) {
    case 'strip':
      return drawStrip(picture, theme);
    case 'mentions':
      return drawMentions(picture, theme);
    case 'comparison':
      return drawComparison(picture, theme);
  }
}

async function rendered(svg: string, name: string): Promise<DrawnPicture> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: ENLARGED },
    // The machine's own letters are no part of the picture, so that it is the same everywhere; but for those that Inter lacks.
    font: { fontFiles: fonts(), loadSystemFonts: needsOtherLetters(svg), defaultFontFamily: 'Inter' },
  });
  return { name, bytes: image.asPng(), width: image.width, height: image.height };
}

/** The letters that pictures are written in: Inter, under the SIL Open Font License. */
function fonts(): string[] {
  const folder = join(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/package.json'), '..');
  return ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((file) => join(folder, file));
}
