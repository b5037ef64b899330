import { defineCommand } from '../src/core/command.ts';
import { examplesIn } from '../src/core/examples.ts';
import { count, statusLine } from '../src/core/phrasing.ts';
import type { Block } from '../src/core/reply.ts';
import { talkedAbout } from '../src/core/seek.ts';

/** Skipped documents that are named; the rest are counted. */
const MOST_SKIPPED = 5;

export const cuepoint = defineCommand({
  name: 'cuepoint',
  about: 'What the bot can do, and how fresh the library is',
  example: '/cuepoint',
  options: {},
  async run(_args, { library, commands }) {
    const status = await library.status();
    const examples = await examplesIn(library, commands);
    const freshness = status.checkedAt
      ? `Documents last looked through ${status.checkedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC.`
      : 'The documents have not been looked through yet.';
    const blocks: Block[] = [
      { kind: 'heading', text: 'Cuepoint', aside: 'Your video library, quoted to the second' },
      {
        kind: 'list',
        items: commands.map((command) => [
          { kind: 'command', text: examples[command.name] ?? command.example },
          { kind: 'plain', text: `: ${command.about}` },
        ]),
      },
      { kind: 'text', content: `${statusLine(status)} ${freshness}` },
    ];
    if (status.skipped.length > 0) {
      const named = status.skipped.slice(0, MOST_SKIPPED);
      const rest = status.skipped.length - named.length;
      blocks.push({ kind: 'text', content: `${count(status.skipped.length, 'document')} could not be read:` });
      blocks.push({
        kind: 'list',
        items: [
          ...named.map(({ path, line, reason }) => `${path}${line === null ? '' : `:${line}`}: ${reason}`),
          ...(rest > 0 ? [`and ${rest} more, which “npm run check-library” lists`] : []),
        ],
      });
    }
    const ways = await talkedAbout(library, ({ id }) => ({ command: 'strategy', args: { player: id } }));
    blocks.push({ kind: 'text', tone: 'quiet', content: 'Talked about most:' }, { kind: 'buttons', buttons: ways });
    return { audience: 'asker', summary: `Cuepoint: ${statusLine(status)}`, blocks };
  },
});
