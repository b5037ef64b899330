import type { Picture } from '../core/picture.ts';
import type { Timeline } from '../core/timeline.ts';

/** The picture with every number one that can be drawn: what is none, or below nothing, is nothing. */
export function sound(picture: Picture): Picture {
  switch (picture.kind) {
    case 'strip': {
      const duration = drawable(picture.duration);
      const lanes = picture.lanes.map(({ label, spans, marks }) => ({
        label,
        spans: spans.map(({ start, end }) => ({ start: drawable(start), end: drawable(end) })),
        marks: marks.map(({ at, label: word }) => ({ at: drawable(at), label: word })),
      }));
      return { ...picture, duration, lanes };
    }
    case 'mentions':
      return { ...picture, lanes: picture.lanes.map(({ label, values }) => ({ label, values: values.map(drawable) })) };
    case 'comparison':
      return {
        ...picture,
        rows: picture.rows.map(({ label, values: [left, right] }) => ({
          label,
          values: [drawable(left), drawable(right)],
        })),
      };
  }
}

/** The timeline with every number one that can be drawn. */
export function soundTimeline({ duration, estimated, lanes, at }: Timeline): Timeline {
  return {
    ...{ duration: drawable(duration), estimated },
    ...(at === undefined ? {} : { at: drawable(at) }),
    lanes: lanes.map((lane) => ({
      ...lane,
      spans: lane.spans.map((span) => ({
        ...span,
        ...{ start: drawable(span.start), end: drawable(span.end), seek: drawable(span.seek) },
      })),
      marks: lane.marks.map((mark) => ({ ...mark, at: drawable(mark.at), seek: drawable(mark.seek) })),
    })),
  };
}

function drawable(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}
