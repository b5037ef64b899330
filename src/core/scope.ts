/** What a library tells its videos apart by. */
export const TRAITS = ['by', 'speaker', 'topic', 'level', 'audience', 'type'] as const;
export type TraitKind = (typeof TRAITS)[number];

/** One value of a trait and the number of videos that have it. */
export interface Trait {
  readonly kind: TraitKind;
  readonly value: string;
  readonly videos: number;
}

/** Some of the videos: those that have one of the values of each trait, of these dates, and of these ids. */
export interface VideoScope {
  readonly ids?: readonly string[];
  readonly traits?: readonly { readonly kind: TraitKind; readonly values: readonly string[] }[];
  /** ISO dates, the first inclusive, the other exclusive; a video without a date is in neither. */
  readonly after?: string;
  readonly before?: string;
  /** The id of a player: only videos that tell its game. */
  readonly discussing?: string;
}
