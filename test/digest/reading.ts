import type { DigestPost, Subscription } from '../../src/core/digest.ts';
import type { Library } from '../../src/core/library.ts';
import type { Moment } from '../../src/core/moment.ts';
import type { PageLinks } from '../../src/core/page-links.ts';
import { type Block, type Reply, spansOf } from '../../src/core/reply.ts';
import { baseline, digestPost } from '../../src/digest/content.ts';
import { subscriptionOf } from './support.ts';

/** A channel that remembers what it was told, as the store does for it. */
export async function channelOf(library: Library, wants: Partial<Subscription> = {}, pages?: PageLinks) {
  const told = new Set(await baseline(library));
  const links = pages ? { pages } : {};
  return {
    told,
    async next(missed: readonly Date[] = []): Promise<DigestPost | null> {
      const post = await digestPost({ library, subscription: subscriptionOf('a', wants), told, missed, ...links });
      for (const key of post?.told ?? []) told.add(key);
      return post;
    },
  };
}

/** Everything that a reply says, as somebody reads it. */
export function readOut({ blocks }: Reply): string {
  const line = (block: Block): readonly string[] => {
    if (block.kind === 'heading') return [block.text, block.aside ?? ''];
    if (block.kind === 'quote') return [block.label ?? '', `“${block.moment.quote}”`, block.source ?? ''];
    const lines = block.kind === 'text' ? [block.content] : block.kind === 'list' ? block.items : [];
    return lines.flatMap(spansOf).map((span) => ('text' in span ? span.text : `<${span.kind}>`));
  };
  return blocks.map((block) => line(block).join(' ')).join('\n');
}
/** The quotes in its thread. */
export const quotesOf = (post: DigestPost | null): readonly Moment[] =>
  [...(post?.thread ?? [])].flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'quote' ? [block.moment] : [])),
  );
/** Ids of the videos that its thread quotes. */
export const videosOf = (post: DigestPost | null) => [...new Set(quotesOf(post).map(({ videoId }) => videoId))].sort();
