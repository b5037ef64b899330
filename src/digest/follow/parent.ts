import type { Subscription } from '../../core/digest.ts';
import type { Library } from '../../core/library.ts';
import type { PageLinks } from '../../core/page-links.ts';
import { shorten } from '../../core/phrasing.ts';
import { type Block, quoteBlock, type Reply } from '../../core/reply.ts';
import { FACET_TITLES, type Player } from '../../core/strategy.ts';
import { tellClaims } from '../../core/telling.ts';
import type { Choice } from '../choose.ts';
import { controlsOf } from '../controls.ts';
import { aboutOf, playerLines, titleOf, withinRoom } from '../lines.ts';
import { MOST_LINES, MOST_NAMES, ROOM, restLines, videoLine } from '../parent.ts';
import type { Story } from '../stories.ts';

/** Characters of a name in a heading. */
const NAME = 40;

/** Who of those that are followed is talked about in what is told, most first. */
export async function namesIn(library: Library, { stories }: Choice, { players }: Subscription) {
  const names = new Map<string, string>();
  for (const { video } of stories) {
    for (const { player, standing } of await library.players(video.id)) {
      if (standing === 'discussed' && players.includes(player.id)) names.set(player.id, shorten(player.name, NAME));
    }
  }
  return [...names.values()];
}

/**
 * The message that says what is new on those who are followed: the video with what is said of them, or a line for each of
 * several videos. All that it has no room for stands in its thread, or is a button away where there is none.
 * @param pages null where there are no pages
 */
export function followParent(
  choice: Choice,
  names: readonly string[],
  players: readonly Player[],
  pages: PageLinks | null,
): Reply {
  const { stories } = choice;
  const [only, ...others] = stories;
  const on = `New on ${named(names)}`;
  const alone = only && others.length === 0 ? only : null;
  const blocks: Block[] = [{ kind: 'heading', text: on }, ...(alone ? oneVideo(alone) : severalVideos(stories))];
  blocks.push(...restLines(choice));
  const more = [{ label: 'What is followed', invocation: { command: 'follow', args: {} } } as const];
  blocks.push(...controlsOf(choice, players, { told: blocks, pages, more }));
  const titles = stories.map(({ video }) => titleOf(video)).join('; ');
  return { audience: 'channel', summary: `${on}: ${titles}`, blocks };
}

function oneVideo(story: Story): readonly Block[] {
  const [first, ...more] = story.players;
  const lines = first && more.length === 0 ? claimLines(first) : playerLines(story);
  return [
    {
      kind: 'text',
      content: [
        { kind: 'link', text: titleOf(story.video), url: story.video.url },
        { kind: 'quiet', text: ` ${aboutOf(story.video)}` },
      ],
    },
    ...withinRoom(lines.slice(0, MOST_LINES), ROOM),
  ];
}

/** What is said of the one player that is talked about. */
function claimLines({ player, breakdown }: Story['players'][number]): readonly Block[] {
  const claims = tellClaims([breakdown]).map(({ claim }) =>
    quoteBlock(claim.moment, FACET_TITLES[claim.facet].title, null),
  );
  const line = breakdown.headline?.moment;
  return claims.length > 0 || !line ? claims : [quoteBlock(line, player.name, null)];
}

function severalVideos(stories: readonly Story[]): readonly Block[] {
  return [{ kind: 'list', items: stories.map(videoLine) }];
}

/** `Google`, `Google and Meta`, `Google, Meta and 3 more`. */
function named(names: readonly string[]): string {
  const [first = 'whom you follow', ...rest] = names;
  if (rest.length === 0) return first;
  const shown = names.slice(0, MOST_NAMES);
  const left = names.length - shown.length;
  const last = left > 0 ? `${left} more` : shown.at(-1);
  return `${shown.slice(0, left > 0 ? undefined : -1).join(', ')} and ${last}`;
}
