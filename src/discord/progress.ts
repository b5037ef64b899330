import { type CommandInteraction, MessageFlags } from 'discord.js';
import type { Progress } from '../core/add-desk.ts';
import { wordsReply } from '../core/plain-answers.ts';
import { loggable } from './errors.ts';
import { LIMITS } from './limits.ts';
import { renderReply } from './render.ts';
import type { Workings } from './workings.ts';

/** Milliseconds between two edits: Discord takes five in five seconds, and the answer is to come through at once. */
const GAP = 1_500;

/** What is being done, as a message shows it. */
export interface ShownProgress {
  readonly tell: Progress;
  /** Shows nothing more. Resolves once nothing is under way, so that an answer is not written over. Never rejects. */
  end(): Promise<void>;
}

/** Shows in a deferred answer what is being done, once that takes more than a moment. */
export function progressOn(
  interaction: CommandInteraction,
  { vault, log, quietTime = LIMITS.quietTime }: Workings,
): ShownProgress {
  const begun = performance.now();
  let latest = '';
  let shownAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  let showing: Promise<void> = Promise.resolve();
  let ended = false;

  async function show(text: string): Promise<void> {
    const [page] = await renderReply(wordsReply(text), vault);
    if (!page || ended) return;
    // Not by `editReply`, after which discord.js takes the interaction for answered.
    await interaction.webhook.editMessage('@original', {
      ...{ flags: MessageFlags.IsComponentsV2, components: [page.container], allowedMentions: { parse: [] } },
    });
  }
  return {
    tell(doing) {
      latest = doing;
      if (ended || timer) return;
      const now = performance.now();
      timer = setTimeout(
        () => {
          timer = null;
          shownAt = performance.now();
          showing = showing
            .then(() => show(latest))
            .catch((error: unknown) => log.debug({ err: loggable(error) }, 'what is being done was not shown'));
        },
        Math.max(0, quietTime - (now - begun), GAP - (now - shownAt)),
      ).unref();
    },
    async end() {
      ended = true;
      if (timer) clearTimeout(timer);
      await showing;
    },
  };
}
