import type { LocalizationMap } from 'discord.js';
import { type CommandWords, LANGUAGES, type LanguageWords, type OptionWords } from './locales/index.ts';

/** Looks one thing up in a language; undefined when that language has no words for it. */
type LookUp = (words: LanguageWords) => string | undefined;

/** Names in other languages, as Discord registers them; nothing where there are none. */
export function namesIn(look: LookUp): { readonly name_localizations?: LocalizationMap } {
  const map = mapOf(look);
  return map ? { name_localizations: map } : {};
}

/** Descriptions in other languages, as Discord registers them; nothing where there are none. */
export function descriptionsIn(look: LookUp): { readonly description_localizations?: LocalizationMap } {
  const map = mapOf(look);
  return map ? { description_localizations: map } : {};
}

export function commandWords({ commands }: LanguageWords, command: string): CommandWords | undefined {
  return own(commands, command);
}

export function optionWords(words: LanguageWords, command: string, option: string): OptionWords | undefined {
  return own(commandWords(words, command)?.options ?? {}, option);
}

export function choiceWords(words: LanguageWords, command: string, option: string, choice: string): string | undefined {
  return own(optionWords(words, command, option)?.choices ?? {}, choice);
}

export function menuWords({ menu }: LanguageWords, entry: string): string | undefined {
  return own(menu, entry);
}

function mapOf(look: LookUp): LocalizationMap | null {
  const entries = LANGUAGES.flatMap(({ locales, words }) => {
    const text = look(words);
    return text === undefined ? [] : locales.map((locale) => [locale, text] as const);
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
