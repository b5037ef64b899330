import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { momentOf } from '../../src/core/moment.ts';
import type { Reply } from '../../src/core/reply.ts';
import { createCompleter } from '../../src/terminal/complete.ts';
import { answerTo, invocationOf, runPrompt } from '../../src/terminal/prompt.ts';
import { renderPost, renderReply, renderRest } from '../../src/terminal/render.ts';
import { ASKER, libraryFolder, openHouse, page } from '../support/library.ts';
import { STRIP } from '../support/pictures.ts';

const PLAIN = { colours: false, width: 80 };

function replyOf(...blocks: Reply['blocks']): Reply {
  return { audience: 'asker', summary: 'x', blocks };
}

test('escape sequences in titles, transcripts and labels are not sent to the terminal', () => {
  const nasty = '\u001B[2J\u001B]0;owned\u0007text\u009B31m\r\u0008\u202Egnp';
  const { text } = renderReply(
    replyOf(
      { kind: 'heading', text: nasty, aside: nasty },
      { kind: 'text', content: nasty },
      { kind: 'list', items: [nasty] },
      { kind: 'buttons', buttons: [{ label: nasty, invocation: { command: 'x', args: {} } }] },
      { kind: 'select', label: nasty, options: [{ label: nasty, invocation: { command: 'x', args: {} } }] },
      { kind: 'image', picture: STRIP, alt: nasty },
    ),
    PLAIN,
  );
  assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\u202E]/u);
  assert.match(text, /text/u);
});

test('no line is wider than the terminal, and colours change nothing that is read', async (t) => {
  const { dispatcher } = await openHouse(t);
  for (const [command, args] of [
    ['strategy', { player: 'google' }],
    ['summary', { video: 'deepseek' }],
    ['moments', { query: 'ai' }],
    ['cuepoint', {}],
  ] as const) {
    const reply = await dispatcher.dispatch({ command, args }, ASKER);
    const plain = renderReply(reply, PLAIN).text;
    for (const line of plain.split('\n')) assert.ok(line.includes('https://') || line.length <= 80, line);
    const coloured = renderReply(reply, { colours: true, width: 80 }).text;
    assert.notEqual(coloured, plain);
    assert.equal(stripVTControlCharacters(coloured), plain);
  }
});

test('a select is no longer than a line: one more number shows the rest, and what it shows runs', async (t) => {
  const { dispatcher } = await openHouse(t);
  const options = Array.from({ length: 9 }, (_, at) => ({
    label: `A video with a title of some length, number ${at + 1}`,
    invocation: { command: 'summary', args: { video: `v${at + 1}` } },
  }));
  const buttons = [{ label: 'Players', invocation: { command: 'players', args: {} } }];
  const asked = replyOf({ kind: 'select', label: 'Read…', options }, { kind: 'buttons', buttons });
  const { text, actions } = renderReply(asked, PLAIN);
  assert.match(text, /^Read…: \[1\] A video.*…\s+\[2\] A video.*…\s+\[3\] 7 more…\n\n\[4\] Players$/su);
  const [, , more] = actions;
  assert.ok(more && 'rest' in more);
  const rest = renderRest(more.label, more.rest, PLAIN, actions.length);
  assert.deepEqual(rest.text.split('\n').slice(0, 2), [
    'Read…:',
    '  [5] A video with a title of some length, number 3',
  ]);
  assert.equal(rest.text.split('\n').length, 8);
  assert.deepEqual(rest.actions[6], options[8]?.invocation);
  const few = replyOf({ kind: 'select', label: 'Read…', options: options.slice(0, 3) });
  assert.doesNotMatch(renderReply(few, PLAIN).text, /more/u, 'one more option takes no more room than saying so');
  const input = new PassThrough();
  const output = new PassThrough().setEncoding('utf8');
  const seen: string[] = [];
  output.on('data', (shown: string) => seen.push(shown));
  const terminal = { input, output, interactive: false, style: PLAIN, asker: ASKER };
  const running = runPrompt(dispatcher, terminal, { shown: actions });
  input.end('3\n11\n4\n');
  await running;
  assert.equal(seen[0]?.trim(), rest.text);
  assert.match(seen[1] ?? '', /No video in the library is called “v9”/u);
  assert.match(seen[2] ?? '', /There is no action 4|^Players/u);
});

test('a quote is printed verbatim, with its time and the link on the second', async (t) => {
  const { library } = await openHouse(t);
  const video = await library.video('U6bZI-0oAjc');
  assert.ok(video);
  const moment = momentOf(video, { from: 809, to: 820 });
  const { text } = renderReply(replyOf({ kind: 'quote', label: 'The play', moment }), { ...PLAIN, width: 500 });
  assert.ok(text.includes(`“${moment.quote}”`));
  assert.match(text, /The play {2}▸ 4:23[\s\S]*&t=263s/u);
});

test('Tab completes commands, values as one reads them, and the names of options, with a space behind', async (t) => {
  const { dispatcher } = await openHouse(t);
  const complete = createCompleter(dispatcher, ASKER);
  const title = 'DeepSeek vs OpenAI: Strategic AI Competition ';
  for (const [line, ...expected] of [
    ['/str', ['/strategy '], '/str'],
    ['str', ['/strategy '], 'str'],
    ['/strategy goo', ['Google '], 'goo'],
    ['/strategy google ', ['video:', 'page:'], ''],
    ['/strategy google vi', ['video:'], 'vi'],
    ['/strategy google video:', [title], ''],
    ['/strategy google video:deeps', [title], 'deeps'],
    ['/strategy google video:deepseek vs', [title], 'deepseek vs'],
    ['/strategy google video:deepseek ', [title, 'page:'], 'deepseek '],
    ['/moments funnel video:DeepSeek vs OpenAI: Strategic AI Competition fr', ['from:'], 'fr'],
    ['/moments search fun', ['search funnel '], 'search fun'],
    ['/follow google where:', ['me ', 'here '], ''],
    ['/digest su', ['subscribe '], 'su'],
    ['/nope x', [], ''],
    ['/cuepoint x', [], 'x'],
  ] as const) {
    assert.deepEqual(await complete(line), expected, line);
  }
  assert.equal((await complete('/'))[0].length, dispatcher.commands.length);
  assert.ok((await complete('/strategy '))[0].length >= 6);
  const [optional] = await complete('/players ');
  assert.deepEqual(optional, [title, 'page:'], 'what need not be said can be left out');
  for (const [value] of [[title], ['Google ']]) assert.ok(value?.endsWith(' '));
});

test('at an interactive prompt there is a prompt, an answer, and an end', async (t) => {
  const { dispatcher } = await openHouse(t);
  const input = new PassThrough();
  const output = new PassThrough().setEncoding('utf8');
  let seen = '';
  output.on('data', (text: string) => {
    seen += text;
  });
  const running = runPrompt(dispatcher, { input, output, interactive: true, style: PLAIN, asker: ASKER });
  input.write('/library\n');
  input.write('exit\n');
  await running;
  assert.match(stripVTControlCharacters(seen), /› .*The library\n1 video/su);
});

test('a prompt whose signal fires ends', async (t) => {
  const { dispatcher } = await openHouse(t);
  const abort = new AbortController();
  const running = runPrompt(
    dispatcher,
    { input: new PassThrough(), output: new PassThrough(), interactive: false, style: PLAIN, asker: ASKER },
    { signal: abort.signal },
  );
  abort.abort();
  await running;
});

test('a signal that fired before the prompt began ends it too', async (t) => {
  const { dispatcher } = await openHouse(t);
  const terminal = {
    input: new PassThrough(),
    output: new PassThrough(),
    interactive: false,
    style: PLAIN,
    asker: ASKER,
  };
  await runPrompt(dispatcher, terminal, { signal: AbortSignal.abort() });
});

test('Tab never takes away what was typed: several completions are numbered unless they go on from it', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': page('The story of Alpha fruit', 'aaaaaaaaaaa', [[0, 'a']]),
    'b.txt': page('The art of Beta fruit', 'bbbbbbbbbbb', [[0, 'b']]),
    'c.txt': page('Beta and the alphabet', 'ccccccccccc', [[0, 'c']]),
  });
  const { dispatcher } = await openHouse(t, folder);
  const complete = createCompleter(dispatcher, ASKER);
  const [found, typed] = await complete('/summary fruit');
  assert.equal(typed, 'fruit');
  assert.deepEqual(found, [
    '1. The story of Alpha fruit',
    '2. The art of Beta fruit',
    'Type the number after it and Tab.',
  ]);
  assert.deepEqual(await complete('/summary fruit 2'), [['The art of Beta fruit '], 'fruit 2']);
  await complete('/summary fruit');
  assert.deepEqual(await complete('/summary fruit1'), [['The story of Alpha fruit '], 'fruit1']);
  assert.deepEqual(await complete('/summary the s'), [['The story of Alpha fruit '], 'the s']);
  const begun = ['1. The art of Beta fruit', '2. Beta and the alphabet', 'Type the number after it and Tab.'];
  assert.deepEqual((await complete('/summary beta'))[0], begun, 'a title that only has the word is not left out');
  assert.deepEqual((await complete('/summary fruit 9'))[0], found, 'there is no ninth');
});

test('a title that two videos have, or that would be taken for something else, is completed to what finds the video', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': page('Same', 'aaaaaaaaaaa', [[0, 'a word']]),
    'b.txt': page('Same', 'bbbbbbbbbbb', [[0, 'a word']]),
    'c.txt': page('Odd video: -one "way" or another', 'ccccccccccc', [[0, 'a word']]),
  });
  const { dispatcher } = await openHouse(t, folder);
  const complete = createCompleter(dispatcher, ASKER);
  assert.deepEqual((await complete('/summary same'))[0].slice(0, 2), [
    '1. Same (aaaaaaaaaaa)',
    '2. Same (bbbbbbbbbbb)',
  ]);
  const [found] = await complete('/moments word video:odd');
  assert.deepEqual(found, ['"Odd video: -one way or another" ']);
  const reply = await dispatcher.dispatch(invocationOf(dispatcher, `/moments word video:${found[0]}`), ASKER);
  assert.match(renderReply(reply, PLAIN).text, /c{11}/u);
});

test('one word is a question as several are, unless it is nearly a command; what is posted has no numbers', async (t) => {
  const { dispatcher } = await openHouse(t);
  const command = (line: string) => invocationOf(dispatcher, line).command;
  for (const line of ['deepseek', 'hello', 'and what of google', 'ads', '"quoted"'])
    assert.equal(command(line), 'ask', line);
  for (const line of ['playrs', 'strategi', '/hello', '/ads']) assert.notEqual(command(line), 'ask', line);
  const reply = await dispatcher.dispatch({ command: 'strategy', args: { player: 'google' } }, ASKER);
  const post = renderPost(reply, PLAIN);
  assert.match(post, /▶ Watch 4:23 {2}https/u);
  assert.doesNotMatch(post, /\[\d+\]/u);
});

test('a sentence that begins with the name of a command is understood as a question where the command refuses it', async (t) => {
  const { dispatcher } = await openHouse(t);
  const answered = async (line: string) =>
    renderReply(await answerTo(dispatcher, line, (invocation) => dispatcher.dispatch(invocation, ASKER)), PLAIN).text;
  assert.match(await answered('compare the risks of openai and google'), /^Took it as \/compare openai other:google/u);
  assert.match(await answered('transcript of deepseek vs openai at 4:23'), /^Took it as \/transcript DeepSeek vs/u);
  assert.match(await answered('strategy zorblax and what else'), /^No player is known as|^Took it as/u);
  assert.match(await answered('/compare the risks of openai and google'), /^No player is known as/u);
  assert.match(await answered('strategy zorblax'), /^No player is known as “zorblax”/u);
});

test('a command with a slip in its name is offered with what was typed after it, and pressing it answers', async (t) => {
  const { dispatcher } = await openHouse(t);
  for (const [line, label] of [
    ['/startegy gogle', '/strategy gogle'],
    ['startegy gogle video:deepsek', '/strategy gogle video:deepsek'],
    ['/strat google', '/strategy google'],
    ['/plyers', '/players'],
  ] as const) {
    const { text, actions } = renderReply(await dispatcher.dispatch(invocationOf(dispatcher, line), ASKER), PLAIN);
    assert.match(text, /There is no command “\w+”\. Did you mean this\?/u);
    assert.ok(text.endsWith(`[1] ${label}`), text);
    const [meant] = actions;
    assert.ok(meant && 'command' in meant);
    const reply = await dispatcher.dispatch(meant, ASKER);
    assert.match(renderReply(reply, PLAIN).text, /^Google|^Players/u, line);
  }
});
