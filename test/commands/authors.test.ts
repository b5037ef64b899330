import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reply } from '../../src/core/reply.ts';
import { ASKER, type Cleanup, enriched, libraryFolder, openHouse } from '../support/library.ts';

const TALK = [
  'Let’s talk about OpenAI.',
  'OpenAI announced a new model last week, and they want every developer in the world to build on it.',
  'Their strategy is to own the consumer and to sell the enterprise later, because that is where the margin is.',
  'They are betting that people will pay for an assistant every month, whatever it costs them to run it.',
  'The risk is that they need billions of dollars for chips before any of that money comes in.',
].join(' ');
const WINS =
  'OpenAI is winning the consumer market, and their competitors are worried about losing users to them every week.';
const LOSES =
  'OpenAI is losing the consumer market, and their investors are worried about losing users to rivals every week.';

/** `/strategy openai` over a talk by each author: author, date and what the talk says beside what all of them say. */
async function strategyOf(t: Cleanup, talks: readonly (readonly [author: string, date: string, says: string])[]) {
  const documents = talks.map(([author, date, says], at) => {
    const id = `${'abcdefgh'[at]}`.repeat(11);
    const meta = { title: `OpenAI news ${at}`, video_id: id, author, publish_date: date, duration_seconds: 60 };
    return [`${at}.md`, enriched(meta, `${TALK} ${says} ${TALK}`)] as const;
  });
  const { dispatcher } = await openHouse(t, libraryFolder(t, Object.fromEntries(documents)));
  return (page = 1) => dispatcher.dispatch({ command: 'strategy', args: { player: 'openai', page } }, ASKER);
}

/** The lines of a reply: a heading as it is, a quote as `label: quote (source)`. */
function linesOf({ blocks }: Reply): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'quote') return [`${block.label}: ${block.moment.quote} (${block.source ?? ''})`];
    if (block.kind !== 'text' || typeof block.content === 'string') return [];
    return [block.content.map((span) => ('text' in span ? span.text : '')).join('')];
  });
}

test('where two authors say opposite things of a player, both are told side by side with author, title and date', async (t) => {
  const ask = await strategyOf(t, [
    ['Ann', '2025-03-01', WINS],
    ['Bob', '2025-02-01', LOSES],
  ]);
  const lines = linesOf(await ask());
  const at = lines.indexOf('Where they differ: whether it is winning');
  assert.ok(at >= 0, lines.join('\n'));
  assert.match(lines[at + 1] ?? '', /^Ann: OpenAI is winning .*\(OpenAI news 0 · 1 Mar 2025\)$/u);
  assert.match(lines[at + 2] ?? '', /^Bob: OpenAI is losing .*\(OpenAI news 1 · 1 Feb 2025\)$/u);
});

test('where they only say different things, it is told what each says, and no disagreement is claimed', async (t) => {
  const ask = await strategyOf(t, [
    ['Ann', '2025-03-01', WINS],
    ['Bob', '2025-02-01', WINS],
  ]);
  const lines = linesOf(await ask());
  assert.ok(!lines.some((line) => /differ/u.test(line)), lines.join('\n'));
  assert.ok(lines.includes('What Ann says') && lines.includes('What Bob says'), lines.join('\n'));
  assert.ok(lines.filter((line) => line.includes('OpenAI news')).length <= 7);
});

test('what each author says goes on behind a button, and no quote comes twice', async (t) => {
  const ask = await strategyOf(t, [
    ['Ann', '2025-03-01', WINS],
    ['Bob', '2025-02-01', LOSES],
  ]);
  const [one, two] = [await ask(1), await ask(2)];
  const quotes = [one, two].flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'quote' ? [`${block.moment.videoId} ${block.moment.words.from}`] : [])),
  );
  assert.ok(quotes.length > 6, `${quotes}`);
  assert.equal(new Set(quotes).size, quotes.length);
});

test('one author on two channels is not set against themself: their view has changed', async (t) => {
  const ask = await strategyOf(t, [
    ['Daily News | Ann', '2025-03-01', WINS],
    ['Ann', '2025-02-01', LOSES],
  ]);
  const lines = linesOf(await ask());
  assert.ok(!lines.some((line) => /differ|What .* says/u.test(line)), lines.join('\n'));
  const at = lines.indexOf('What has changed: whether it is winning');
  assert.match(lines[at + 1] ?? '', /^Now: OpenAI is winning .*1 Mar 2025\)$/u);
  assert.match(lines[at + 2] ?? '', /^Before: OpenAI is losing .*1 Feb 2025\)$/u);
});
