import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/core/reply.ts';
import { allReads, pagesOf, squeezed, textOf } from './pages.ts';
import { everyComponent } from './stand-in/component-schema.ts';
import { seen } from './stand-in/seen.ts';
import { invocation, memoryVault, moment, reply } from './support.ts';

test('a quote reads as label, time, source and the verbatim words, what matched in bold', async () => {
  const quote = 'Google is playing *defensively* at the end of the day';
  const pages = await pagesOf(
    reply('Google plays defence', {
      kind: 'quote',
      label: 'The play',
      moment: moment(quote),
      matches: [{ from: 0, to: 6 }],
      source: 'DeepSeek vs OpenAI · 20 Jan 2025',
    }),
  );
  assert.equal(textOf(pages), `Google plays defence\nThe play · ▸ 4:23 · DeepSeek vs OpenAI · 20 Jan 2025\n“${quote}”`);
  assert.deepEqual(
    allReads(pages).flatMap(({ links }) => links),
    [moment(quote).url],
  );
  assert.deepEqual(allReads(pages)[1]?.formats, ['bold', 'quote', 'bold']);
});

test('words in a quote cannot turn the link above them into their own', async () => {
  const quote = 'and so on](https://evil.example) they said';
  const pages = await pagesOf(reply('x', { kind: 'quote', label: 'Why', moment: moment(quote) }));
  assert.deepEqual(
    pages.flatMap((page) => seen(page).links),
    [moment(quote).url],
  );
  assert.ok(textOf(pages).endsWith(`“${quote}”`));
});

test('matches that touch are one run of bold', async () => {
  const matches = [
    { from: 0, to: 4 },
    { from: 4, to: 9 },
  ];
  const pages = await pagesOf(reply('x', { kind: 'quote', moment: moment('deep seek now'), matches }));
  assert.match(textOf(pages), /“deep seek now”/u);
  assert.deepEqual(allReads(pages).at(-1)?.formats, ['quote', 'bold']);
});

test('a time that was worked out is shown as one', async () => {
  const pages = await pagesOf(reply('x', { kind: 'quote', moment: moment('about then', 263, 'paced') }));
  assert.match(textOf(pages), /▸ ≈4:23/u);
});

test('the summary is said where a reply would begin without words, and not twice', async () => {
  const begin = async (...blocks: readonly Block[]) => {
    const [page] = await pagesOf(reply('The summary', ...blocks));
    return page && seen(page).text;
  };
  assert.equal(await begin({ kind: 'text', content: 'Nothing says “x”.' }), 'Nothing says “x”.');
  assert.equal(await begin({ kind: 'heading', text: 'Google', aside: 'playing defence' }), 'Google\nplaying defence');
  assert.equal(await begin({ kind: 'list', items: ['one'] }), 'The summary\n• one');
  assert.equal(await begin({ kind: 'text', content: ' \n ' }), 'The summary');
  assert.equal(await begin(), 'The summary');
  const [blank] = await pagesOf(reply(' '));
  assert.equal(blank && seen(blank).text, 'There is nothing to show.');
});

test('an answer longer than a message continues in further ones, visibly, and loses nothing', async () => {
  const quotes = Array.from({ length: 60 }, (_, i): Block => {
    return { kind: 'quote', label: `Claim ${i}`, moment: moment(`claim number ${i} `.repeat(12).trim(), i * 7) };
  });
  const pages = await pagesOf(reply('Sixty claims', ...quotes));
  const texts = pages.map((page) => seen(page).text);
  assert.ok(pages.length > 2);
  texts.forEach((text, index) => {
    assert.equal(text.startsWith(`continued ${index + 1}/${pages.length}\n`), index > 0);
    assert.equal(text.endsWith(`continues below (${index + 1}/${pages.length})`), index < pages.length - 1);
  });
  const expected = quotes.flatMap((block) => (block.kind === 'quote' ? [`“${block.moment.quote}”`] : []));
  assert.deepEqual(textOf(pages).match(/“[^”]+”/gu), expected);
});

test('one paragraph longer than a message is broken at a space', async () => {
  const words = Array.from({ length: 2000 }, (_, i) => `word${i}`).join(' ');
  const pages = await pagesOf(reply('Long', { kind: 'text', content: words }));
  assert.ok(pages.length > 3);
  assert.ok(textOf(pages).split(/\s+/u).join(' ') === words, 'every word is there, whole and in order');
});

test('a heading goes with what it leads', async () => {
  const filler: Block = { kind: 'text', content: 'filler '.repeat(500) };
  const pages = await pagesOf(
    reply('x', filler, { kind: 'heading', text: 'Next' }, { kind: 'text', content: 'more '.repeat(200) }),
  );
  assert.match(seen(pages[1] ?? assert.fail('one page only')).text, /^continued 2\/2\nNext\nmore/u);
});

test('buttons come in rows of five, selects in parts of 25', async () => {
  const buttons = Array.from({ length: 12 }, (_, i) => ({ label: `Button ${i}`, invocation: invocation(`b${i}`) }));
  const options = Array.from({ length: 60 }, (_, i) => ({ label: `Option ${i}`, invocation: invocation(`o${i}`) }));
  const [page] = await pagesOf(reply('x', { kind: 'buttons', buttons }, { kind: 'select', label: 'Players', options }));
  const shown = seen(page ?? assert.fail('nothing'));
  assert.deepEqual(
    shown.buttons,
    buttons.map(({ label }) => label),
  );
  assert.deepEqual(
    shown.selects.map(({ label }) => label),
    ['Players (1/3)', 'Players (2/3)', 'Players (3/3)'],
  );
  assert.deepEqual(
    shown.selects.flatMap((select) => select.options),
    options.map(({ label }) => label),
  );
});

test('the same invocation twice in a message, and the same again in a select, are accepted', async () => {
  const same = invocation('same');
  const long = invocation('ü'.repeat(90));
  const pages = await pagesOf(
    reply(
      'x',
      { kind: 'buttons', buttons: [same, same, long, long].map((each, i) => ({ label: `${i}`, invocation: each })) },
      {
        kind: 'select',
        label: 'y',
        options: [same, same, long, long].map((each, i) => ({ label: `${i}`, invocation: each })),
      },
    ),
  );
  assert.equal(pages.length, 1);
});

test('empty labels, empty rows and empty selects do not reach Discord', async () => {
  const [page] = await pagesOf(
    reply(
      'x',
      { kind: 'buttons', buttons: [] },
      { kind: 'select', label: 'none', options: [] },
      { kind: 'buttons', buttons: [{ label: ' ', invocation: invocation('a') }] },
      { kind: 'list', items: [] },
      { kind: 'divider' },
    ),
  );
  assert.deepEqual(seen(page ?? assert.fail('nothing')).buttons, ['/echo']);
});

test('a label that is too long is shortened visibly', async () => {
  const [page] = await pagesOf(
    reply('x', { kind: 'buttons', buttons: [{ label: 'l'.repeat(200), invocation: invocation('a') }] }),
  );
  assert.deepEqual(seen(page ?? assert.fail('nothing')).buttons, [`${'l'.repeat(79)}…`]);
});

test('an address that no button takes stands in the text, or is left plain where it is no web address', async () => {
  const long = `https://a.example/?q=${'x'.repeat(600)}`;
  const pages = await pagesOf(
    reply('x', {
      kind: 'buttons',
      buttons: [
        { label: 'Watch', url: long },
        { label: 'Evil', url: 'javascript:alert(1)' },
      ],
    }),
  );
  assert.equal(squeezed(textOf(pages)), 'xWatchEvil');
  assert.deepEqual(
    pages.flatMap((page) => seen(page).links),
    [long],
  );
});

test('an invocation too long for a button is kept in the vault', async () => {
  const vault = memoryVault();
  await pagesOf(
    reply('x', { kind: 'buttons', buttons: [{ label: 'a', invocation: invocation('q'.repeat(300)) }] }),
    vault,
  );
  assert.deepEqual([...vault.kept.values()], [`echo?text=.${'q'.repeat(300)}`]);
});

test('a control with a sign alone for a label says in words what it does', async () => {
  const buttons = [
    { label: '▶', invocation: invocation('x') },
    { label: '🔗', url: 'https://a.example/' },
    { label: '▶ Watch 4:23', url: 'https://a.example/' },
  ];
  const options = [{ label: '…', invocation: invocation('y') }];
  const [page] = await pagesOf(reply('x', { kind: 'buttons', buttons }, { kind: 'select', label: 'More', options }));
  assert.ok(page);
  const labels = [...everyComponent(page.components)].flatMap((each) => ('label' in each ? [each.label] : []));
  assert.deepEqual(labels, ['▶ /echo', '🔗 Open the link', '▶ Watch 4:23']);
  assert.deepEqual(seen(page).selects[0]?.options, ['… /echo']);
});
