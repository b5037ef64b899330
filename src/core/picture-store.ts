import type { Picture } from './picture.ts';

/**
 * Pictures that stand in messages, so that whoever fetches one later still gets it, after a restart too. The most recent
 * ones: the store is bounded, as messages are not.
 */
export interface PictureStore {
  /** Keeps a picture under its name; one that is kept already becomes the most recent. */
  keep(name: string, picture: Picture): Promise<void>;
  /** The picture of that name; null when none is kept, or what is kept is no picture. */
  picture(name: string): Promise<Picture | null>;
}
