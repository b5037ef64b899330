import { z } from 'zod';
import { timedTranscript } from '../cue-list.ts';
import { plainText } from '../cue-text.ts';
import { readAs } from '../document.ts';
import { refuse } from '../refuse.ts';
import type { Problem } from '../shapes.ts';
import { withSpeakers } from '../speakers.ts';
import type { JsonForm } from './index.ts';
import { fitting, unfitNotes } from './source.ts';

const Piece = z.object({ utf8: z.string(), tOffsetMs: z.number().optional(), acAsrConf: z.number().optional() });
const Event = z.object({ tStartMs: z.number().optional(), segs: z.array(Piece).optional() });

/**
 * YouTube's captions as JSON (`fmt=json3`): events with a start in ms and pieces of text, in automatic captions one a
 * word with its offset. Events without pieces set up windows; those that only append a line break say nothing.
 */
export const json3: JsonForm = {
  name: 'YouTube json3',
  about: 'YouTube’s captions',
  recognises: (top) => Array.isArray(top['events']) && !('segments' in top),
  read(top, lineOf) {
    const events = Array.isArray(top['events']) ? top['events'] : [];
    const fitted = fitting(events, Event);
    const { fit } = fitted;
    const notes: Problem[] = [
      ...unfitNotes(fitted, '`tStartMs` and `segs` with `utf8`', (index) => lineOf('events', index)),
    ];
    const cues = fit.flatMap(({ tStartMs = 0, segs = [] }) => {
      const first = segs.find(({ utf8 }) => utf8.trim() !== '');
      if (!first) return [];
      return [
        { start: (tStartMs + (first.tOffsetMs ?? 0)) / 1000, text: plainText(segs.map(({ utf8 }) => utf8).join('')) },
      ];
    });
    const transcript = timedTranscript(withSpeakers(cues), notes);
    if (transcript === null)
      return refuse(1, 'none of the `events` has words; YouTube writes them as `segs` with `utf8`');
    const automatic = fit.some(({ segs = [] }) =>
      segs.some(({ tOffsetMs, acAsrConf }) => (tOffsetMs ?? acAsrConf) !== undefined),
    );
    return readAs(json3.name, { transcript, automatic, notes });
  },
};
