import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cleanup, enriched, libraryFolder, openHouse, type TestHouse } from '../support/library.ts';

/** What a talk is to be like. */
export interface Talk {
  readonly title?: string;
  /** ISO; null for none. */
  readonly date?: string | null;
  /** Of whom it tells. */
  readonly players?: readonly string[];
  /** Something that it says besides. */
  readonly aside?: string;
}

/** The id of the talk with a number. */
export const talkId = (number: number): string => `talk${String(number).padStart(7, '0')}`;

/** The document of a made-up talk: of each player a bet, a reason and a risk, in words that no other talk has. */
export function talkDocument(
  number: number,
  { title, date, players = ['OpenAI', 'Google'], aside = '' }: Talk = {},
): string {
  const of = (player: string) =>
    [
      `Let's talk about ${player}.`,
      `${player} is betting that people will pay a premium for the smartest model of season ${number}.`,
      `The reason ${player} does this is that it needs the revenue before funding round ${number}.`,
      `The risk for ${player} is that cheaper models catch up within ${number} months.`,
      `Next ${player} is going to put its models into every phone of generation ${number}.`,
    ].join(' ');
  const meta = {
    title: title ?? `Talk number ${number}`,
    video_id: talkId(number),
    youtube_url: `https://www.youtube.com/watch?v=${talkId(number)}`,
    ...(date === null ? {} : { publish_date: date ?? `2025-03-${String(1 + (number % 28)).padStart(2, '0')}` }),
    duration: '00:05:00',
    author: 'Ann Author',
  };
  return enriched(meta, [aside, ...players.map(of)].filter((text) => text !== '').join('\n\n'));
}

/** A library of talks that more can be added to. */
export interface GrowingHouse extends TestHouse {
  add(...talks: readonly (readonly [number: number, talk?: Talk])[]): Promise<void>;
}

export async function growingHouse(t: Cleanup): Promise<GrowingHouse> {
  const folder = libraryFolder(t, {});
  const house = await openHouse(t, folder);
  return {
    ...house,
    async add(...talks) {
      for (const [number, talk] of talks) {
        writeFileSync(join(folder, `${talkId(number)}.transcript.md`), talkDocument(number, talk));
      }
      await house.sync();
    },
  };
}
