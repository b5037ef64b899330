import { inContext } from '../core/hops.ts';
import { type PageLinks, withPage } from '../core/page-links.ts';
import { shorten } from '../core/phrasing.ts';
import { type Block, type Button, momentsIn, watchButton, watchVideoButton } from '../core/reply.ts';
import type { Player } from '../core/strategy.ts';
import type { Choice } from './choose.ts';
import { playerLines, titleOf } from './lines.ts';
import type { Story } from './stories.ts';

/** Options of a select (Discord's limit, the tightest). */
const MOST_OPTIONS = 25;

/** What the controls of a parent go by. */
export interface Controls {
  /** What stands above them: each quote of it leads to what is said around it. */
  readonly told: readonly Block[];
  /** Null where there are no pages. */
  readonly pages: PageLinks | null;
  /** Further buttons. */
  readonly more?: readonly Button[];
}

/** Where to go on from what a post tells: whoever presses is answered in private. */
export function controlsOf(choice: Choice, players: readonly Player[], { told, pages, more = [] }: Controls): Block[] {
  const { stories, waiting, counted } = choice;
  const [only, ...others] = stories;
  const buttons: Button[] = [];
  let page = pages?.library() ?? null;
  if (only && others.length === 0) {
    const { video } = only;
    const first = playerLines(only).flatMap((block) => (block.kind === 'quote' ? [block.moment] : []))[0];
    buttons.push(first ? watchButton(first) : watchVideoButton(video));
    buttons.push({ label: 'Key points', invocation: { command: 'keypoints', args: { video: video.id } } });
    page = pages?.video(video.id, first?.start) ?? null;
  }
  if (others.length > 0 || waiting + counted.length > 0) {
    buttons.push({ label: 'Show the library', invocation: { command: 'library', args: {} } });
  }
  return [
    ...withPage(page, [...buttons, ...more]),
    ...selectsOf(stories, players),
    ...inContext(momentsIn({ blocks: told })),
  ];
}

/** The videos and the players of a post, to choose from. */
function selectsOf(stories: readonly Story[], players: readonly Player[]): readonly Block[] {
  const [only, ...others] = stories;
  const scope = only && others.length === 0 ? { video: only.video.id } : {};
  const blocks: Block[] = [];
  if (others.length > 0) {
    const options = stories.slice(0, MOST_OPTIONS).map(({ video }) => ({
      label: shorten(titleOf(video), 70),
      invocation: { command: 'keypoints', args: { video: video.id } },
    }));
    blocks.push({ kind: 'select', label: 'Key points of…', options });
  }
  if (players.length > 0) {
    const options = players.slice(0, MOST_OPTIONS).map(({ id, name }) => ({
      label: shorten(name, 70),
      invocation: { command: 'strategy', args: { player: id, ...scope } },
    }));
    blocks.push({ kind: 'select', label: 'Whose game?', options });
  }
  return blocks;
}
