import type { Drawer } from './picture.ts';

/** A place in a talk that leads there. */
export interface Stop {
  /** What it is, for whoever points at it. */
  readonly label: string;
  readonly href: string;
  /** Second from which a player plays it: early enough where times were worked out. */
  readonly seek: number;
}

/** A row of a timeline. */
export interface TimelineLane {
  readonly label: string;
  /** Parts that follow each other and are told apart; or stretches of talk about somebody. */
  readonly look: 'parts' | 'talk';
  /** Seconds; `end` is exclusive. */
  readonly spans: readonly (Stop & { readonly start: number; readonly end: number })[];
  readonly marks: readonly (Stop & { readonly at: number })[];
}

/** The course of a video, every piece of which leads to its second. */
export interface Timeline {
  /** Seconds. */
  readonly duration: number;
  /** The times were worked out, and are shown as such. */
  readonly estimated: boolean;
  readonly lanes: readonly TimelineLane[];
  /** The second that it is to point at; none when left out. */
  readonly at?: number;
}

/** Draws for pages as well, which can be pointed at. */
export interface PageDrawer extends Drawer {
  /**
   * Two SVGs that stand side by side, in the colours of the page: the names of the rows, and their course as wide as there
   * is room. The links are for the mouse: both are hidden from assistive technologies and from the Tab key, so that what
   * they show must stand in words as well.
   */
  timeline(timeline: Timeline): { readonly names: string; readonly track: string };
}
