import { Locale } from 'discord.js';
import { GERMAN } from './de.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';
import { JAPANESE } from './ja.ts';
import { PORTUGUESE } from './pt-br.ts';
import type { LanguageWords } from './words.ts';

export type { CommandWords, LanguageWords, OptionWords } from './words.ts';

/** A language, and the languages of Discord's clients that it is shown in. English is in the commands themselves. */
export interface Language {
  readonly locales: readonly Locale[];
  readonly words: LanguageWords;
}

export const LANGUAGES: readonly Language[] = [
  { locales: [Locale.SpanishES, Locale.SpanishLATAM], words: SPANISH },
  { locales: [Locale.German], words: GERMAN },
  { locales: [Locale.French], words: FRENCH },
  { locales: [Locale.Japanese], words: JAPANESE },
  { locales: [Locale.PortugueseBR], words: PORTUGUESE },
];
