import type { Library } from './library.ts';
import { askedWords, fold, type Intent, intentsIn, isStop } from './plain-words-table.ts';
import type { Video } from './video.ts';

/** Share of a title's telling words that must be said for it to be named, where nothing introduces it. */
const COVERED = 0.6;
/** Telling words that name a title whatever its length. */
const ENOUGH = 4;

/** A video that is named in a question, and the question without its title. */
export interface NamedVideo {
  readonly video: Video;
  readonly without: string;
}

/**
 * The video whose title a question names: after `summary of`, `key points of` or `in the video`, where any part of a title
 * that no other has is enough; or bare, where most of the title is there.
 */
export async function titleIn(text: string, library: Library): Promise<NamedVideo | null> {
  for (const { before, title, sure } of candidates(text)) {
    const words = telling(title);
    if (words.length === 0) continue;
    const { found } = await library.findVideo(title);
    if (!found) continue;
    const titles = [found.title, ...found.otherTitles].map(telling);
    const covered = Math.max(...titles.map((own) => words.filter((word) => own.includes(word)).length / own.length));
    const all = titles.some((own) => words.every((word) => own.includes(word)));
    const known = title.trim() === found.id || covered >= COVERED || (all && words.length >= ENOUGH);
    const asWritten = [found.title, ...found.otherTitles].some((own) => fold(own).includes(fold(title)));
    const introduced = sure && words.length + (all ? 1 : 0) > 2;
    if (known || (introduced && (asWritten || wantsVideo(before) || !(await arePlayers(words, library)))))
      return { video: found, without: before };
  }
  return null;
}

/** Whether what stands before a title asks for something that only a video has. */
function wantsVideo(before: string): boolean {
  const words = askedWords(before).map(({ word }) => word);
  return (
    intentsIn(words).some(({ intent }) => OF_VIDEOS.has(intent)) ||
    words.some((word) => /^(?:video|talk|episode)$/u.test(word))
  );
}

const OF_VIDEOS: ReadonlySet<Intent> = new Set(['summary', 'keypoints', 'transcript', 'players']);

/** Names of players alone, as in `the risks of openai and google`, are meant themselves, also where a title has them. */
async function arePlayers(words: readonly string[], library: Library): Promise<boolean> {
  for (const word of words) if (!(await library.findPlayer(word)).found) return false;
  return true;
}

/** Parts of a question that may be a title, the surest first. */
function candidates(text: string): readonly { before: string; title: string; sure: boolean }[] {
  const bare = text.replace(/[\s?!.]+$/u, '').replace(/[\s,]+(?:please|thanks|thank you)$/iu, '');
  const quote = /["“„«]([^"“”„«»]{2,200})["”»]/u.exec(bare);
  const found = [{ before: '', title: bare, sure: false }];
  if (quote?.[1]) found.push({ before: bare.replace(quote[0], ' '), title: quote[1], sure: true });
  for (const match of bare.matchAll(
    /\b(?:in|from|of|for|on)\s+(?:(?:the|this)\s+)?(?:(?:video|talk|episode|one)\s+)?(?:(?:called|titled|named|about)\s+)?/giu,
  )) {
    const [before, title] = [bare.slice(0, match.index), bare.slice(match.index + match[0].length)];
    const after = /\s+(?:at\s+\d[\d:]*|please|thanks)$/iu.exec(title)?.[0] ?? '';
    found.push({ before: before + after, title: title.slice(0, title.length - after.length), sure: true });
  }
  const about = /^(what(?:['’]?s| is| was))\s+(.{2,200}?)\s+(about)$/iu.exec(bare);
  if (about?.[2]) found.push({ before: 'summary', title: about[2], sure: true });
  const verb =
    /^((?:please\s+)?(?:summari[sz]e|recap|sum up|tl;?dr|summary|key\s?points|takeaways|transcript)\W*)\s+(?:(?:the|this)\s+)?(?:(?:video|talk)\s+)?(.{2,200})$/iu.exec(
      bare,
    );
  if (verb?.[2]) found.push({ before: verb[1] ?? '', title: verb[2], sure: true });
  const last =
    /^(.{2,200}?)\s+((?:summary|key\s?points|takeaways|recap|transcript|tl;?dr|overview|gist)(?:\s+at\s+[\d:]+)?)$/iu.exec(
      bare,
    );
  if (last?.[1]) found.push({ before: last[2] ?? '', title: last[1], sure: true });
  return found.map((each) => ({ ...each, title: each.title.replace(/\s+(?:video|talk|episode)$/iu, '') }));
}

function telling(text: string): readonly string[] {
  const words = askedWords(text).map(({ word }) => word);
  const intents = intentsIn(words).filter(({ intent }) => intent === 'summary' || intent === 'keypoints');
  return words.filter(
    (word, index) => !isStop(word) && word !== 'vs' && !intents.some(({ from, to }) => index >= from && index < to),
  );
}
