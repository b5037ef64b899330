import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Block, quotePieces, type Reply, type Rich, type Span, spansOf } from '../../src/core/reply.ts';
import { shownTime } from '../../src/core/time.ts';
import { STRIP } from '../support/pictures.ts';
import { seeded } from '../support/seeded.ts';
import { HOSTILE } from './hostile.ts';
import { allReads, pagesOf, squeezed, textOf } from './pages.ts';
import { seen } from './stand-in/seen.ts';
import { invocation, moment, reply } from './support.ts';

const ROUNDS = 250;

/** Random replies: short and long, empty and deep, of hostile text. */
function randomReplies(seed: number) {
  const random = seeded(seed);
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] ?? assert.fail('nothing to pick');
  const text = () =>
    Array.from({ length: below(random() < 0.1 ? 200 : 8) }, () => pick(HOSTILE)).join(pick([' ', '', '\n']));
  const several = <T>(most: number, make: () => T): T[] => Array.from({ length: below(most + 1) }, make);
  const url = () =>
    pick([
      'https://a.example/x?t=9s',
      'http://b.example/(x)',
      'javascript:alert(1)',
      `https://c.example/${'y'.repeat(600)}`,
    ]);
  const quote = () => moment(text(), below(9999), pick(['exact', 'paced', 'guessed']));
  const span = (): Span =>
    pick<() => Span>([
      () => ({ kind: pick(['plain', 'strong', 'quiet']), text: text() }),
      () => ({ kind: 'command', text: text() }),
      () => ({ kind: 'link', text: text(), url: url() }),
      () => ({ kind: 'moment', moment: quote() }),
      () => ({ kind: 'time', at: below(2_000_000_000), zone: 'Asia/Kathmandu' }),
      () => ({ kind: 'channel', id: pick(['900000000000000003', '@everyone', '']) }),
    ])();
  const rich = (): Rich => (random() < 0.5 ? text() : several(6, span));
  const matches = () => {
    const from = below(9);
    return [
      { from, to: from + below(9) },
      { from: from + 9, to: from + 9 + below(20) },
    ];
  };
  const block = (): Block =>
    pick<() => Block>([
      () => ({ kind: 'heading', text: text(), aside: text() }),
      () => ({ kind: 'text', content: rich() }),
      () => ({ kind: 'text', content: rich(), tone: 'quiet' }),
      () => ({ kind: 'quote', moment: quote(), label: text(), source: text(), matches: matches() }),
      () => ({ kind: 'list', items: several(12, rich), ordered: random() < 0.5 }),
      () => ({ kind: 'divider' }),
      () => ({ kind: 'image', picture: STRIP, alt: text() }),
      () => ({
        kind: 'buttons',
        buttons: several(13, () =>
          random() < 0.8 ? { label: text(), invocation: invocation(text()) } : { label: text(), url: url() },
        ),
      }),
      () => ({
        kind: 'select',
        label: text(),
        options: several(60, () => ({ label: text(), about: text(), invocation: invocation(text()) })),
      }),
    ])();
  return (): Reply => reply(text(), ...several(random() < 0.2 ? 60 : 8, block));
}

/** The texts that must be readable, in order. Labels of controls and descriptions may be shortened, and are not here. */
function mustRead(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text, block.aside ?? ''];
    case 'text':
      return spansOf(block.content).map(shown);
    case 'quote':
      return [
        block.label ?? '',
        shownTime(block.moment.start, block.moment.timing),
        block.source ?? '',
        ...quotePieces(block).map(({ text }) => text),
      ];
    case 'list':
      return block.items.flatMap((item) => spansOf(item).map(shown));
    default:
      return [];
  }
}

function shown(span: Span): string {
  if (span.kind === 'moment') return shownTime(span.moment.start, span.moment.timing);
  return 'text' in span ? span.text : '';
}

function* rounds(): Generator<{ readonly round: number; readonly subject: Reply }> {
  const next = randomReplies(4_230_631);
  for (let round = 0; round < ROUNDS; round += 1) yield { round, subject: next() };
}

test('Discord takes every random reply, and shows all of its text, verbatim and in order', async () => {
  for (const { round, subject } of rounds()) {
    const read = squeezed(textOf(await pagesOf(subject)));
    let at = 0;
    for (const text of subject.blocks.flatMap(mustRead).map(squeezed)) {
      const found = read.indexOf(text, at);
      assert.notEqual(found, -1, `round ${round}: “${text}” is not in ${read.slice(at, at + 500)}`);
      at = found + text.length;
    }
  }
});

test('no random reply pings, or shows anything as another thing than was written', async () => {
  for (const { round, subject } of rounds()) {
    const pages = await pagesOf(subject);
    assert.deepEqual(
      pages.flatMap(({ pings }) => pings),
      [],
      `round ${round}`,
    );
    // Times and channels alone are meant to be shown as something else, where a reply has them.
    const meant = JSON.stringify(subject);
    for (const replaced of allReads(pages).flatMap((read) => read.replaced)) {
      const [, at, channel] = /^<(?:t:(\d+):f|#(\d+))>$/u.exec(replaced) ?? [];
      const span = at === undefined ? `"kind":"channel","id":"${channel}"` : `"kind":"time","at":${at}`;
      assert.ok(meant.includes(span), `round ${round}: ${replaced}`);
    }
  }
});

test('no random reply links anywhere but where it was told to', async () => {
  for (const { round, subject } of rounds()) {
    for (const link of (await pagesOf(subject)).flatMap((page) => seen(page).links)) {
      assert.match(link, /^https?:\/\/(?:[abc]\.example|www\.youtube\.com)\//u, `round ${round}`);
    }
  }
});

test('hostile text makes no format of its own', async () => {
  for (const { round, subject } of rounds()) {
    const plain = subject.blocks.flatMap((block): Block[] => {
      if (block.kind === 'list')
        return [{ ...block, items: block.items.map((item) => spansOf(item).map(shown).join('')) }];
      return block.kind === 'text' && block.tone !== 'quiet'
        ? [{ kind: 'text', content: spansOf(block.content).map(shown).join('') }]
        : [];
    });
    const items = plain
      .flatMap((block) => (block.kind === 'list' ? block.items : []))
      .filter((item) => shownSomething(item));
    const formats = allReads(await pagesOf(reply('summary', ...plain))).flatMap((read) => read.formats);
    assert.deepEqual(
      formats.filter((format) => format !== 'subtext'),
      items.map(() => 'list'),
      `round ${round}`,
    );
  }
});

function shownSomething(item: Rich): boolean {
  return spansOf(item).some((span) => shown(span).trim() !== '');
}
