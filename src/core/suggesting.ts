import type { Suggestion } from './command.ts';
import type { Library } from './library.ts';
import { shorten, shortSource } from './phrasing.ts';
import { fold } from './plain-words-table.ts';

/** What a completion may hold in characters: Discord's limit for the name and the value of a choice. */
const LIMIT = 100;

/** Players of the library that fit what is typed so far. */
export async function suggestPlayers(library: Library, typed: string): Promise<readonly Suggestion[]> {
  const players = await library.suggestPlayers(typed);
  return players.map(({ name }) => ({ label: shorten(name, LIMIT), value: shorten(name, LIMIT) }));
}

/** Videos that fit what is typed so far; the value is the id, which no two share, and typed is the title that no other has. */
export async function suggestVideos(library: Library, typed: string): Promise<readonly Suggestion[]> {
  const videos = await library.suggestVideos(typed);
  const titles = videos.map(({ title }) => fold(title));
  return videos
    .filter(({ id }) => id.length <= LIMIT)
    .map((video) => {
      const title = fold(video.title);
      const isOwn = title !== '' && titles.filter((other) => other === title).length === 1;
      const suggestion = { label: shortSource(video, LIMIT), value: video.id };
      return isOwn ? { ...suggestion, typed: video.title } : suggestion;
    });
}

/** Questions that begin with what is typed so far. */
export async function suggestQuestions(library: Library, typed: string): Promise<readonly Suggestion[]> {
  const questions = await library.suggestQuestions(typed);
  return questions.filter((text) => text.length <= LIMIT).map((text) => ({ label: text, value: text }));
}

/** What the library has for a filter, such as its topics. */
export async function suggestFilter(library: Library, name: string, typed: string): Promise<readonly Suggestion[]> {
  const values = await library.suggestFilter(name, typed);
  return values.filter((text) => text.length <= LIMIT).map((text) => ({ label: text, value: text }));
}
