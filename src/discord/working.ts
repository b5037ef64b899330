import type { MessageComponentInteraction } from 'discord.js';
import { wordsReply } from '../core/plain-answers.ts';
import { isAlone, onlyFor } from './answer.ts';
import { loggable } from './errors.ts';
import { inTime } from './in-time.ts';
import { LIMITS } from './limits.ts';
import { renderReply } from './render.ts';
import type { Workings } from './workings.ts';

/**
 * Waits for what answers a press in place, where Discord shows nothing meanwhile: after a second a line of its own says
 * that it is worked on, and goes once that is done. Follow-ups that are few are not spent on it.
 * @param work never rejects
 */
export async function showingWork(
  interaction: MessageComponentInteraction,
  work: Promise<void>,
  workings: Workings,
): Promise<void> {
  const { vault, log, quietTime = LIMITS.quietTime } = workings;
  const done = await inTime(
    work.then(() => true),
    quietTime,
  );
  if (done || isAlone(interaction)) return work;
  const failed = (error: unknown) => log.debug({ err: loggable(error) }, 'that something is worked on was not shown');
  const [page] = await renderReply(wordsReply('Working on it …'), vault);
  const line = page && (await interaction.followUp(onlyFor({ container: page.container, files: [] })).catch(failed));
  await work;
  if (line) await interaction.deleteReply(line).catch(failed);
}
