import { page } from './library.ts';

const LINES: readonly (readonly [number, string])[] = [
  [0, 'let us talk about Netflix today because Netflix wants to be the last service that people cancel'],
  [8, 'their strategy is to make so many shows that nobody ever gets to the end of them'],
  [16, 'Netflix is betting that people will watch the advertisements if the price is low enough'],
  [24, 'the risk for Netflix is that the studios take their old films back'],
  [32, 'now Spotify is different Spotify wants to own the whole ear of its listeners'],
  [40, 'their strategy is to put podcasts and books where the music was'],
  [48, 'Spotify is betting that podcasts cost it less than every song does'],
];

/** A document of a library that speaks of none of the demo's players: Netflix's game and Spotify's. */
export const STREAMING = page('Streaming', 'aBcD1234567', LINES);
