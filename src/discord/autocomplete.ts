import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import type { Suggestion } from '../core/command.ts';
import type { Option } from '../core/face.ts';
import { inTime } from './in-time.ts';
import { fit, LIMITS } from './limits.ts';

/**
 * Completions as Discord takes them: at most 25, each with a name and a value of 1 to 100 characters. One whose value
 * would have to be cut is left out, as it would fill in something else. None when they take too long: Discord must be
 * answered within 3 s.
 */
export async function suggestChoices(
  suggestions: Promise<readonly Suggestion[]>,
  option: Option | undefined,
): Promise<ApplicationCommandOptionChoiceData[]> {
  const found = (await inTime(suggestions, LIMITS.answerTime).catch(() => null)) ?? [];
  return found.flatMap((suggestion) => choiceOf(suggestion, option) ?? []).slice(0, LIMITS.choices);
}

function choiceOf({ label, value }: Suggestion, option: Option | undefined): ApplicationCommandOptionChoiceData | null {
  const name = fit(label.trim() || value.trim(), LIMITS.choice);
  if (name === '') return null;
  if (option?.kind !== 'whole') {
    return value.trim() === '' || value.length > LIMITS.choice ? null : { name, value: value.toWellFormed() };
  }
  return /^[+-]?\d{1,15}$/u.test(value.trim()) ? { name, value: Number(value) } : null;
}
