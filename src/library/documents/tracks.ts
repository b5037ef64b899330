import { baseLanguage } from '../formats/languages.ts';
import type { FileProblem, LocatedDocument } from './shapes.ts';

/**
 * The documents about one video with the words of one language only: of the one that is known to be spoken, else of
 * English, else of the first by its code. Captions of which no language is known stay; so does everything else that
 * the documents say.
 * @returns `notes`: which captions were left out
 */
export function inOneLanguage(documents: readonly LocatedDocument[]): {
  readonly documents: readonly LocatedDocument[];
  readonly notes: readonly FileProblem[];
} {
  const tracks = documents.flatMap(({ language, transcript }) =>
    language !== null && transcript ? baseLanguage(language) : [],
  );
  const languages = [...new Set(tracks)].sort();
  if (languages.length < 2) return { documents, notes: [] };
  const original = documents.find((document) => document.original && document.transcript !== null);
  const stated = documents.find(({ transcript, language }) => transcript === null && language !== null);
  const spoken = [original, stated]
    .map((document) => baseLanguage(document?.language ?? ''))
    .find((code) => languages.includes(code));
  const kept = spoken ?? (languages.includes('en') ? 'en' : languages[0]);
  const notes: FileProblem[] = [];
  const inOne = documents.map((document) => {
    const { path, language, transcript } = document;
    if (transcript === null || language === null || baseLanguage(language) === kept) return document;
    notes.push({
      path,
      line: null,
      reason: `these captions are in ${language} and were left out: the video is read in ${kept}`,
    });
    return { ...document, transcript: null };
  });
  return { documents: inOne, notes };
}
