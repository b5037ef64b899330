import { byAuthor } from '../src/core/authors.ts';
import { defineCommand } from '../src/core/command.ts';
import { AskerError } from '../src/core/errors.ts';
import { inContext, shareOf, summaryButton } from '../src/core/hops.ts';
import type { Invocation } from '../src/core/invocation.ts';
import type { Library } from '../src/core/library.ts';
import { withPage } from '../src/core/page-links.ts';
import { sourceLine } from '../src/core/phrasing.ts';
import { comparisonBlocks } from '../src/core/picture-blocks.ts';
import { type Block, type Button, momentsIn, quoteBlock } from '../src/core/reply.ts';
import { talkedAbout, wantPlayer, wantVideo } from '../src/core/seek.ts';
import { type Breakdown, FACET_TITLES, FACETS, type Player } from '../src/core/strategy.ts';
import { suggestPlayers, suggestVideos } from '../src/core/suggesting.ts';
import { sourceUnder, tellClaims } from '../src/core/telling.ts';
import type { Video } from '../src/core/video.ts';

export const compare = defineCommand({
  name: 'compare',
  about: 'Two players side by side, facet by facet',
  example: '/compare openai google',
  options: {
    player: {
      kind: 'text',
      about: 'A player, such as openai; or both: openai and google',
      required: true,
      suggest: true,
    },
    other: { kind: 'text', about: 'The one to compare it with, such as google', suggest: true },
    video: { kind: 'text', about: 'Only in this video', suggest: true },
  },
  async run({ player: typedFirst, other, video: typedVideo }, { library, shares, pages }) {
    const [typedOne, typedTwo] = other === undefined ? await apart(library, typedFirst) : [typedFirst, other];
    const at = (player: string, other: string, video = typedVideo): Invocation => ({
      command: 'compare',
      args: { player, other, ...(video === undefined ? {} : { video }) },
    });
    const one = await wantPlayer(library, typedOne, ({ id }) => at(id, typedTwo));
    const two = await wantPlayer(library, typedTwo, ({ id }) => at(one.id, id));
    const video =
      typedVideo === undefined ? null : await wantVideo(library, typedVideo, ({ id }) => at(one.id, two.id, id));
    if (one.id === two.id) {
      throw new AskerError(`Both are ${one.name}: name another player to compare it with.`, {
        waysOut: (await talkedAbout(library, ({ id }) => at(one.id, id))).filter(({ label }) => label !== one.name),
      });
    }
    const sides = [await library.breakdown(one, video?.id), await library.breakdown(two, video?.id)] as const;
    const scope = video ? { video: video.id } : {};
    const breakdownOf = (player: Player): Button => ({
      label: player.name,
      invocation: { command: 'strategy', args: { player: player.id, ...scope } },
    });
    for (const { player, videos } of sides) {
      if (videos.length > 0) continue;
      const where = video ? `in “${video.title}”` : 'in the library';
      const other = player.id === one.id ? two : one;
      throw new AskerError(`Nobody says what the game of ${player.name} is ${where}, so there is nothing to compare.`, {
        waysOut: [{ label: other.name, invocation: { command: 'strategy', args: { player: other.id, ...scope } } }],
      });
    }
    const share = shareOf({ shares }, at(one.id, two.id, video?.id));
    const summarised = video ?? sides[0].videos[0]?.video;
    const buttons = [share, breakdownOf(one), breakdownOf(two), ...(summarised ? [summaryButton(summarised)] : [])];
    const told = video ?? onlyVideo(sides);
    const facets = facetBlocks(sides, told === null);
    const aside = told ? sourceLine(told) : 'the newest view of each';
    return {
      audience: 'asker',
      summary: `${one.name} and ${two.name}, facet by facet (${aside})`,
      blocks: [
        { kind: 'heading', text: `${one.name} and ${two.name}`, aside },
        ...facets,
        ...comparisonBlocks(sides),
        ...withPage(pages?.compare(one.id, two.id) ?? null, buttons),
        ...inContext(momentsIn({ blocks: facets })),
      ],
    };
  },
  async suggest(option, typed, { library }) {
    return option === 'video' ? suggestVideos(library, typed) : suggestPlayers(library, typed);
  },
});

/**
 * Two players typed as one text: `openai vs google`, or `openai google` where a cut leaves a player on each side.
 * @throws AskerError when it names only one
 */
async function apart(library: Library, typed: string): Promise<readonly [string, string]> {
  const [one, two, ...more] = typed
    .split(/\s*,\s*|\s+(?:vs\.?|versus|and|with|or|to|against|&)\s+/iu)
    .filter((part) => part !== '');
  if (one !== undefined && two !== undefined && more.length === 0) return [one, two];
  if (more.length > 0) {
    throw new AskerError('/compare takes two players at a time.', { example: '/compare openai google' });
  }
  const words = typed.split(/\s+/u);
  for (let at = 1; at < words.length; at += 1) {
    const [before, after] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    if ((await library.findPlayer(before)).found && (await library.findPlayer(after)).found) return [before, after];
  }
  const { found } = await library.findPlayer(typed);
  if (found) {
    const others = (
      await talkedAbout(library, ({ id }) => ({ command: 'compare', args: { player: found.id, other: id } }))
    ).filter(({ label }) => label !== found.name);
    throw new AskerError(`Compare ${found.name} with whom?`, { waysOut: others, example: '/compare openai google' });
  }
  for (let at = 1; at < words.length; at += 1) {
    const [before, after] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    if ((await library.findPlayer(before)).found) return [before, after];
  }
  throw new AskerError('/compare needs two players.', { example: '/compare openai google' });
}

/** The one video that all is said in; null where there are several. */
function onlyVideo(sides: readonly Breakdown[]): Video | null {
  const [first, ...others] = sides.flatMap(({ videos }) => videos.map(({ video }) => video));
  return first && others.every(({ id }) => id === first.id) ? first : null;
}

/** Facet by facet what is said of both, and of whom nothing is; a facet that neither has is left out. */
function facetBlocks(sides: readonly Breakdown[], sourced: boolean): readonly Block[] {
  const authors = byAuthor(sides.flatMap(({ videos }) => videos)).length > 1;
  const told = sides.map(({ player, videos }) => ({ player, claims: tellClaims(videos) }));
  return FACETS.flatMap((facet): readonly Block[] => {
    const each = told.map(({ player, claims }) => ({
      player,
      best: claims.find(({ claim }) => claim.facet === facet),
    }));
    if (each.every(({ best }) => best === undefined)) return [];
    const { title, about } = FACET_TITLES[facet];
    return [
      { kind: 'divider' },
      {
        kind: 'text',
        content: [
          { kind: 'strong', text: title },
          { kind: 'quiet', text: `: ${about}` },
        ],
      },
      ...each.map(({ player, best }): Block => {
        if (!best) return { kind: 'text', tone: 'quiet', content: `${player.name}: no quote tells it.` };
        return quoteBlock(best.claim.moment, player.name, sourced ? sourceUnder(best.video, authors) : null);
      }),
    ];
  });
}
