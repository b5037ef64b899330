import { createHash } from 'node:crypto';

/** A span of a talk, in seconds; `end` is exclusive. */
export interface PictureSpan {
  readonly start: number;
  readonly end: number;
}

/** Who is talked about when in a video, with what is quoted of each as marks. */
export interface StripPicture {
  readonly kind: 'strip';
  readonly title: string;
  /** Seconds. */
  readonly duration: number;
  /** The times were worked out, and are shown as such. */
  readonly estimated: boolean;
  /** Most talked about first, at most 12. */
  readonly lanes: readonly {
    readonly label: string;
    readonly spans: readonly PictureSpan[];
    /** Seconds, each with a word or two, such as `The bet`. */
    readonly marks: readonly { readonly at: number; readonly label: string }[];
  }[];
}

/** How much players are talked about, period by period. */
export interface MentionsPicture {
  readonly kind: 'mentions';
  readonly title: string;
  /** What is counted, such as `minutes`. */
  readonly unit: string;
  /** In order, such as `2025-01`, without gaps. */
  readonly periods: readonly string[];
  /** At most 8; of each a value for every period. */
  readonly lanes: readonly { readonly label: string; readonly values: readonly number[] }[];
}

/** Two players side by side, facet by facet. */
export interface ComparisonPicture {
  readonly kind: 'comparison';
  readonly title: string;
  readonly sides: readonly [string, string];
  /** What is counted, such as `quotes`. */
  readonly unit: string;
  readonly rows: readonly { readonly label: string; readonly values: readonly [number, number] }[];
}

/** A picture as plain data: what it shows, not how. */
export type Picture = StripPicture | MentionsPicture | ComparisonPicture;

/** Draws pictures. Both are the same for the same picture, and legible without colour. */
export interface Drawer {
  /** For a page: takes its colours from the page, light or dark. */
  svg(picture: Picture): string;
  /** For a chat, on a ground of its own: PNG bytes, their name (by content), and their size in pixels. */
  png(picture: Picture): Promise<DrawnPicture>;
}

export interface DrawnPicture {
  /** Such as `strip-1f2a44c0.png`: the same for the same picture. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Such as `strip-1f2a44c000b1d2e3.png`: a file's name for a picture, the same for the same picture. */
export function pictureName(picture: Picture): string {
  return `${picture.kind}-${createHash('sha256').update(JSON.stringify(picture)).digest('hex').slice(0, 16)}.png`;
}
