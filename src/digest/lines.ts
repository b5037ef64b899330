import { aboutLine, shorten } from '../core/phrasing.ts';
import { type Block, momentsIn, quoteBlock, type Rich, spansOf } from '../core/reply.ts';
import { FACET_TITLES } from '../core/strategy.ts';
import { tellClaims } from '../core/telling.ts';
import type { Video } from '../core/video.ts';
import type { Story } from './stories.ts';

/** Characters of a title or of what is known beside it. Curated text may be of any length. */
const TITLE = 120;
/** Characters of a written key point. */
const POINT = 240;

export function titleOf({ title }: Video): string {
  return shorten(title.replace(/\s+/gu, ' '), TITLE);
}

export function aboutOf(video: Video): string {
  return shorten(aboutLine(video), TITLE);
}

/** The key points of a video, each with its moment; or its most telling moments, said to be quotes. */
export function pointBlocks({ points, telling }: Story): readonly Block[] {
  if (points.length > 0) return [{ kind: 'list', items: points.map(pointLine) }];
  const said: Block = { kind: 'text', tone: 'quiet', content: 'Nobody has written key points; in its own words:' };
  return telling.length > 0 ? [said, ...telling.map((moment) => quoteBlock(moment, null, null))] : [];
}

function pointLine({ text, moment }: Story['points'][number]): Rich {
  const shown = shorten(text, POINT);
  if (!moment) return shown;
  return [
    { kind: 'plain', text: `${shown} ` },
    { kind: 'moment', moment },
  ];
}

/** The best claim about each player, as the quote that carries it. */
export function playerLines({ players }: Story): readonly Block[] {
  return players.flatMap(({ player, breakdown }): readonly Block[] => {
    const [best] = tellClaims([breakdown]);
    if (best) {
      const label = `${player.name} · ${FACET_TITLES[best.claim.facet].title}`;
      return [quoteBlock(best.claim.moment, label, null)];
    }
    const moment = breakdown.headline?.moment;
    return moment ? [quoteBlock(moment, player.name, null)] : [];
  });
}

/** The blocks that fit into so many characters as a platform sees them, in order: one that does not fit is left out. */
export function withinRoom(blocks: readonly Block[], room: number): readonly Block[] {
  let left = room;
  return blocks.filter((block) => {
    const size = sizeOf(block);
    if (size > left) return false;
    left -= size;
    return true;
  });
}

/** Characters that a block takes at most on a platform: every sign may be escaped, and every link is written out. */
function sizeOf(block: Block): number {
  const lines = block.kind === 'text' ? [block.content] : block.kind === 'list' ? block.items : [];
  const words = block.kind === 'quote' ? [block.label ?? '', block.moment.quote, block.source ?? ''] : [];
  const spans = lines.flatMap(spansOf).map((span) => ('text' in span ? span.text : ''));
  const links = momentsIn({ blocks: [block] }).map(({ url }) => url);
  const text = [...words, ...spans, ...links].join('  ');
  return text.length + (text.match(/[^\p{L}\p{N}\s]/gu) ?? []).length;
}
