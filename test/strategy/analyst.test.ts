import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { isVerbatim, momentOf } from '../../src/core/moment.ts';
import type { Analysis, PlayerAnalysis } from '../../src/core/strategy.ts';
import { textOf, wordsOf } from '../../src/core/transcript.ts';
import type { Video } from '../../src/core/video.ts';
import { createAnalyst, strategiesOf } from '../../src/strategy/index.ts';
import { seedVideo, talkOf } from './talks.ts';

const analyst = createAnalyst();
let seed: Video;
let found: Analysis;

before(async () => {
  seed = await seedVideo();
  found = analyst.analyse(seed);
});

function playerIn(analysis: Analysis, id: string): PlayerAnalysis {
  const one = analysis.players.find(({ player }) => player.id === id);
  assert.ok(one, `${id} is among ${analysis.players.map(({ player }) => player.id).join(', ')}`);
  return one;
}

test('the seed tells the game of its six players, each in its own part of the talk', () => {
  const parts: readonly (readonly [string, number, number])[] = [
    ['deepseek', 26, 122],
    ['openai', 124, 259],
    ['google', 263, 391],
    ['amazon', 391, 471],
    ['meta', 479, 583],
    ['microsoft', 583, 663],
  ];
  assert.deepEqual(
    found.players.filter(({ standing }) => standing === 'discussed').map(({ player }) => player.id),
    parts.map(([id]) => id),
  );
  for (const [id, start, end] of parts) {
    const moments = playerIn(found, id).passages.map((span) => momentOf(seed, span));
    const inside = moments.reduce(
      (sum, one) => sum + Math.max(0, Math.min(one.end, end) - Math.max(one.start, start)),
      0,
    );
    const total = moments.reduce((sum, one) => sum + one.end - one.start, 0);
    assert.ok(inside > (end - start) * 0.7, `${id}: ${inside} s of ${end - start} s found`);
    assert.ok(inside > total * 0.7, `${id}: ${total - inside} s of ${total} s lie elsewhere`);
  }
});

test('every player of the seed has a headline of one line and claims on three facets, each from its own passage', () => {
  for (const { player, standing, headline, claims, passages } of found.players) {
    if (standing !== 'discussed') continue;
    assert.ok(
      headline && headline.text.length <= 140 && !headline.text.includes('\n'),
      `${player.name}: ${headline?.text}`,
    );
    assert.ok(
      new Set(claims.map(({ facet }) => facet)).size >= 3,
      `${player.name} has ${claims.map(({ facet }) => facet).join(' ')}`,
    );
    for (const { span } of claims) {
      assert.ok(
        passages.some(({ from, to }) => from <= span.from && span.to <= to),
        `${player.name}: "${textOf(wordsOf(seed), span)}" lies in its passage`,
      );
      assert.ok(isVerbatim(momentOf(seed, span), seed));
    }
  }
});

test('players who are only named come back as mentioned, with where their names fall', () => {
  for (const id of ['perplexity', 'anthropic']) {
    const { standing, headline, passages, claims, mentions } = playerIn(found, id);
    assert.deepEqual(
      { standing, headline, passages, claims },
      { standing: 'mentioned', headline: null, passages: [], claims: [] },
    );
    assert.ok(mentions.length > 0);
    for (const span of mentions)
      assert.match(textOf(wordsOf(seed), span).toLowerCase(), /perplexity|anthropic|claude/u);
  }
});

test('quotes have 60 to 240 characters, begin with no filler and end on no dangling word', () => {
  const words = wordsOf(seed);
  for (const { claims } of found.players) {
    for (const { span } of claims) {
      const quote = textOf(words, span);
      assert.ok(quote.length >= 60 && quote.length <= 240, quote);
      assert.doesNotMatch(quote, /^(?:uh|um|and|so) /u);
      assert.doesNotMatch(quote, / (?:the|of|to|and|because|that|which)$/u);
    }
  }
});

test('the untimed transcript of the same words gives the same passages', () => {
  const untimed = talkOf(
    wordsOf(seed)
      .map(({ text }) => text)
      .join(' '),
    { title: seed.title, otherTitles: seed.otherTitles, hints: seed.hints, description: seed.description },
  );
  const spans = (analysis: Analysis) => analysis.players.map(({ player, passages }) => [player.id, passages]);
  assert.deepEqual(spans(analyst.analyse(untimed)), spans(found));
});

test('a talk without strategy is left alone, though it names products', () => {
  const { players } = analyst.analyse(
    talkOf(
      'today I want to show you how I plan my week first open chat GPT and paste your calendar then ask it for three tasks you should do on Monday ' +
        'write them on paper not in Notion you need to see them when you wake up then set a timer for ten minutes and start with the one you hate ' +
        'if you like Google Calendar use Google Calendar it does not matter what matters is that your tasks have a time and a place let me know how it goes',
    ),
  );
  assert.deepEqual(
    players.filter(({ standing }) => standing === 'discussed').map(({ player }) => player.name),
    [],
  );
  assert.ok(players.some(({ player }) => player.id === 'openai'));
});

test('what looks like a name and is none is not mentioned', () => {
  const { players } = analyst.analyse(
    talkOf(
      'I want to make a meta point here people open AI tools and they eat an apple and the notion of a target is that you figure it out in a sec ' +
        'the oracle of delphi would block that and cut some slack to whoever wears a visa like a bolt on a box on 01 03 2024',
    ),
  );
  assert.deepEqual(
    players.filter(({ player }) => player.id !== 'openai').map(({ player }) => player.name),
    [],
  );
});

test('names are found as speech recognition writes them, together or apart, with version numbers and possessives', () => {
  const names: readonly (readonly [string, string])[] = [
    ['Deep seek has cut its price', 'deepseek'],
    ['deepseek has cut its price', 'deepseek'],
    ['Sam Alman wants to raise money', 'openai'],
    ['chat GPT is growing', 'openai'],
    ['ChatGPT-5 is out', 'openai'],
    ['Sacha nadela was on a podcast', 'microsoft'],
    ["Zuckerberg's plan is simple", 'meta'],
    ['Enthropic has raised money', 'anthropic'],
    ['invidia sells chips', 'nvidia'],
  ];
  for (const [said, id] of names) {
    const { players } = analyst.analyse(talkOf(said));
    assert.deepEqual(
      players.map(({ player }) => player.id),
      [id],
      said,
    );
  }
});

test('catalogue players carry everything people type, the name first', () => {
  const typed: readonly (readonly [string, string])[] = [
    ['deep seek', 'DeepSeek'],
    ['r1', 'DeepSeek'],
    ['zuckerberg', 'Meta'],
    ['aws', 'Amazon'],
    ['chat gpt', 'OpenAI'],
  ];
  for (const [alias, name] of typed) {
    const owners = analyst.catalogue.filter(({ aliases }) => aliases.some((one) => one.toLowerCase() === alias));
    assert.deepEqual(
      owners.map((one) => one.name),
      [name],
      alias,
    );
  }
  for (const { name, aliases } of analyst.catalogue) assert.equal(aliases[0], name);
  assert.ok(analyst.catalogue.length >= 100);
});

test('the version changes with the catalogue and with nothing else', () => {
  const extra = {
    name: 'Veltra',
    kind: 'company' as const,
    aliases: [],
    products: [],
    people: [],
    tickers: [],
    heard: [],
    wary: [],
  };
  assert.equal(createAnalyst().version, analyst.version);
  assert.notEqual(createAnalyst({ players: [extra], only: false }).version, analyst.version);
});

test('strategies are printed in seconds for a timed video and in words for an untimed one', () => {
  const timed = strategiesOf(seed, found, 'seeds');
  assert.equal(timed.unit, 'seconds');
  assert.deepEqual(timed.players, ['DeepSeek', 'OpenAI', 'Google', 'Amazon', 'Meta', 'Microsoft']);
  for (const { start, end } of [...timed.segments, ...timed.facets])
    assert.ok(start >= 0 && end > start && end <= seed.duration);
  const untimed = { ...seed, timing: 'paced' as const };
  const words = strategiesOf(untimed, found);
  assert.equal(words.unit, 'words');
  for (const { start, end } of [...words.segments, ...words.facets])
    assert.ok(start >= 0 && end > start && end <= wordsOf(seed).length);
});
