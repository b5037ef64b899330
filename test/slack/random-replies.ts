import type { Block, Button, QuoteBlock, Reply, Rich, Span } from '../../src/core/reply.ts';
import { COMPARISON, STRIP } from '../support/pictures.ts';
import { seeded } from '../support/seeded.ts';
import { momentSaying } from './fakes.ts';

/** Words that have broken chat messages before. */
const HOSTILE = [
  '<!channel>',
  '<@U123>',
  '@here',
  '@everyone',
  '<#C1|general>',
  '<https://evil.example|bank>',
  '*bold*',
  '_quiet_',
  '~gone~',
  '`code`',
  '```fence',
  '[a](https://x.example/(b))',
  '&amp;',
  '&lt;!here&gt;',
  '<script>alert(1)</script>',
  ':tada:',
  '"quoted"',
  'back\\slash',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  'مرحبا',
  'שלום',
  '\u202Eright to left',
  'zero\u200Bwidth',
  'line\nbreak',
  'tab\there',
  'bell\u0007',
  '\uD800',
  'é',
  '漢字',
];

/** @param words that the texts are made of, between harmless ones */
export function randomReply(seed: number, words: readonly string[] = HOSTILE): Reply {
  const random = seeded(seed);
  const upTo = (limit: number) => Math.floor(random() * (limit + 1));
  const pick = <const T>(of: readonly [T, ...T[]]): T => of[upTo(of.length - 1)] ?? of[0];
  const scale = pick([3, 30, 300, 3000]);

  function text(length: number): string {
    const size = upTo(length);
    let made = '';
    while (made.length < size) {
      const word =
        random() < 0.2 ? (words[upTo(words.length - 1)] ?? '') : 'word'.repeat(1 + upTo(random() < 0.01 ? 900 : 2));
      made += `${word}${random() < 0.95 ? ' ' : ''}`;
    }
    return random() < 0.03 ? pick(['', ' ', '\u200B', '\n']) : made;
  }

  const quote = (): QuoteBlock => {
    const words = text(scale) || 'a word';
    const from = upTo(words.length - 1);
    const matches = random() < 0.5 ? { matches: [{ from, to: from + 1 + upTo(words.length - from - 1) }] } : {};
    const label = random() < 0.7 ? { label: text(40) } : {};
    const source = random() < 0.3 ? { source: text(scale) } : {};
    const moment = momentSaying(words, upTo(9000), pick(['exact', 'paced', 'guessed']));
    return { kind: 'quote', moment, ...matches, ...label, ...source };
  };

  function span(): Span {
    const kind = pick(['plain', 'strong', 'quiet', 'command', 'link', 'moment', 'time', 'channel']);
    if (kind === 'moment') return { kind, moment: momentSaying('words', upTo(5000)) };
    if (kind === 'time') return { kind, at: upTo(2_000_000_000), zone: 'Asia/Kathmandu' };
    if (kind === 'channel') return { kind, id: pick(['C123', '!channel', '']) };
    if (kind !== 'link') return { kind, text: text(scale) };
    const url = pick([
      'https://youtu.be/v?t=3s',
      'javascript:alert(1)',
      'no url',
      `https://x.example/${'a'.repeat(upTo(3500))}`,
    ]);
    return { kind, text: text(60), url };
  }

  const rich = (): Rich => (random() < 0.5 ? text(scale) : Array.from({ length: upTo(6) }, span));
  const invocation = () => ({ command: 'strategy', args: { player: text(random() < 0.1 ? 1500 : 30) } });
  const button = (): Button =>
    random() < 0.3
      ? { label: text(90), url: pick(['https://youtu.be/v', 'ftp://x', `https://x.example/${'b'.repeat(3100)}`]) }
      : { label: text(90), invocation: invocation() };

  function block(): Block {
    switch (pick(['heading', 'text', 'quote', 'list', 'divider', 'image', 'buttons', 'select'])) {
      case 'heading':
        return { kind: 'heading', text: text(400), ...(random() < 0.5 ? { aside: text(scale) } : {}) };
      case 'text':
        return { kind: 'text', content: rich(), ...(random() < 0.3 ? { tone: 'quiet' as const } : {}) };
      case 'quote':
        return quote();
      case 'list':
        return { kind: 'list', items: Array.from({ length: upTo(60) }, rich), ordered: random() < 0.5 };
      case 'divider':
        return { kind: 'divider' };
      case 'image':
        return { kind: 'image', picture: pick([STRIP, COMPARISON]), alt: text(scale) };
      case 'buttons':
        return { kind: 'buttons', buttons: Array.from({ length: upTo(40) }, button) };
      case 'select': {
        const option = () => ({
          label: text(90),
          ...(random() < 0.5 ? { about: text(90) } : {}),
          invocation: invocation(),
        });
        return { kind: 'select', label: text(200), options: Array.from({ length: upTo(250) }, option) };
      }
    }
  }

  const blocks = Array.from({ length: upTo(random() < 0.1 ? 120 : 12) }, block);
  return { audience: pick(['asker', 'channel']), summary: text(random() < 0.1 ? 5000 : 100), blocks };
}

/** Every text that the reply shows as it is, in order; labels of controls, which may be shortened, left out. */
export function textsOf({ blocks }: Reply): readonly string[] {
  const ofSpan = (span: Span) => ('text' in span ? [span.text] : []);
  const ofRich = (rich: Rich) => (typeof rich === 'string' ? [rich] : rich.flatMap(ofSpan));
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
        return [block.text, block.aside ?? ''];
      case 'text':
        return ofRich(block.content);
      case 'quote':
        return [block.label ?? '', block.source ?? '', block.moment.quote];
      case 'list':
        return block.items.flatMap(ofRich);
      default:
        return [];
    }
  });
}
