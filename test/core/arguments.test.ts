import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import { checkArgs, cleanText, quoted } from '../../src/core/arguments.ts';
import { AskerError } from '../../src/core/errors.ts';
import type { Invocation } from '../../src/core/invocation.ts';
import { parseLine, typedForm, usageOf } from '../../src/core/typed.ts';

function typed(line: string): Invocation | null {
  return parseLine(COMMANDS, line);
}

function face(name: string) {
  const found = COMMANDS.find((command) => command.name === name);
  assert.ok(found);
  return found;
}

test('words after a command fill its first option', () => {
  assert.deepEqual(typed('/strategy deep seek'), { command: 'strategy', args: { player: 'deep seek' } });
  assert.deepEqual(typed('STRATEGY google'), { command: 'strategy', args: { player: 'google' } });
  assert.deepEqual(typed('/cuepoint'), { command: 'cuepoint', args: {} });
});

test('a named option takes everything up to the next one, without quotes', () => {
  assert.deepEqual(typed('/strategy google video:DeepSeek vs OpenAI'), {
    command: 'strategy',
    args: { player: 'google', video: 'DeepSeek vs OpenAI' },
  });
  assert.deepEqual(typed('/moments video:r1 query: search funnel page:2')?.args, {
    video: 'r1',
    query: 'search funnel',
    page: '2',
  });
});

test('quotes protect words that look like an option', () => {
  assert.deepEqual(typed('/summary "video: the movie"')?.args, { video: 'video: the movie' });
  assert.deepEqual(typed('/summary “video: the movie”')?.args, { video: 'video: the movie' });
  assert.deepEqual(typed('/strategy google video:"page: one"')?.args, { player: 'google', video: 'page: one' });
});

test('what is excluded and what is said exactly belongs to the question, wherever it is typed', () => {
  const asked = (line: string) => typed(line)?.args;
  assert.deepEqual(asked('/moments ai from:nate -chips'), { query: 'ai -chips', from: 'nate' });
  assert.deepEqual(asked('/moments ai from:nate jones -“two words” “search funnel”'), {
    query: 'ai -"two words" "search funnel"',
    from: 'nate jones',
  });
  for (const line of [
    '/moments from:"Bob Ray" chips',
    '/moments from:“Bob Ray” chips',
    '/moments from: "Bob Ray" chips',
    '/moments chips from:"Bob Ray"',
    '/moments chips from:Bob Ray',
  ]) {
    assert.deepEqual(asked(line), { query: 'chips', from: 'Bob Ray' }, line);
  }
  assert.deepEqual(asked('/moments in:"deep seek" from:“Bob Ray” ai "two words" -x chips'), {
    ...{ in: 'deep seek', from: 'Bob Ray', query: 'ai "two words" -x chips' },
  });
  assert.deepEqual(asked('/moments from: -chips'), { from: '-chips' }, 'nobody was named yet');
  assert.deepEqual(asked('/moments ai video:DeepSeek - part two'), { query: 'ai', video: 'DeepSeek - part two' });
  assert.deepEqual(asked('/strategy google video:the -new one'), { player: 'google', video: 'the -new one' });
});

test('a colon in a title does not begin an option that the command does not have', () => {
  assert.deepEqual(typed('/summary AI: the end?')?.args, { video: 'AI: the end?' });
});

test('a line that names no command is none', () => {
  for (const line of ['', '/', '/nope deepseek', 'hello there', '/__proto__', '/strategy-', '//strategy']) {
    assert.equal(typed(line), null, line);
  }
});

test('what is typed comes back from its typed form', () => {
  for (const line of [
    '/strategy deep seek video:U6bZI-0oAjc',
    '/summary "video: the movie"',
    '/library page:2',
    '/moments ai -chips video:"the -new one" from:nate',
  ]) {
    const invocation = typed(line);
    assert.ok(invocation);
    assert.deepEqual(typed(typedForm(face(invocation.command), invocation.args)), invocation);
  }
});

test('usage names required options plainly and others in brackets', () => {
  assert.equal(usageOf(face('strategy')), '/strategy player [video:…] [page:…]');
  assert.equal(
    usageOf(face('library')),
    '/library [query] [topic:…] [level:…] [by:…] [audience:…] [type:…] [after:…] [before:…] [page:…]',
  );
  assert.equal(usageOf(face('cuepoint')), '/cuepoint');
});

test('a file is what it is found by, left as it is, and nothing that a usage shows', () => {
  const file = 'https://cdn.example/two  spaces.vtt?ex=1#n\u0303';
  assert.deepEqual(checkArgs(face('add'), { file: ` ${file} ` }), { file });
  assert.deepEqual(checkArgs(face('add'), { file: ' ' }), {});
  assert.throws(() => checkArgs(face('add'), { file: 'x'.repeat(2_001) }), AskerError);
  assert.equal(usageOf(face('add')), '/add [link]');
  assert.deepEqual(typed('/add https://youtu.be/x file:a talk.vtt')?.args, {
    link: 'https://youtu.be/x',
    file: 'a talk.vtt',
  });
});

test('a missing argument is named with an example', () => {
  assert.throws(
    () => checkArgs(face('strategy'), { player: ' \u200B ' }),
    (error: unknown) =>
      error instanceof AskerError && /needs a player/u.test(error.message) && error.example === '/strategy deepseek',
  );
});

test('3,000 characters are refused with the number that would be right', () => {
  assert.throws(() => checkArgs(face('moments'), { query: 'x'.repeat(3_000) }), /3000 characters; up to 500/u);
});

test('a page that is no page is refused', () => {
  for (const page of ['two', '0', '-1', '1e3', '99999', '1.5']) {
    assert.throws(() => checkArgs(face('library'), { page }), /is no page: it is a whole number from 1 to 1000/u, page);
  }
  assert.deepEqual(checkArgs(face('library'), { page: '2' }), { page: 2 });
});

test('arguments that a command does not have are left out, inherited ones too', () => {
  assert.deepEqual(checkArgs(face('library'), { nonsense: 1, query: 'r1' }), { query: 'r1' });
  assert.deepEqual(checkArgs(face('cuepoint'), JSON.parse('{"__proto__": {"query": "x"}}')), {});
});

test('text is cleaned of what cannot be seen, and of nothing else', () => {
  assert.equal(cleanText('\u202Edeep\u200B  seek\u0007\n\u2066r1\u2069'), 'deep seek r1');
  assert.equal(cleanText('👩‍💻 עברית العربية'), '👩‍💻 עברית العربية');
});

test('lines stay apart where a text may have several, without empty ones; elsewhere they are joined', () => {
  const note = ' one \r\n\n two\u0007  three\u2028four\u202E ';
  assert.deepEqual(checkArgs(face('share'), { note }), { note: 'one\ntwo three\nfour' });
  assert.deepEqual(checkArgs(face('moments'), { query: note }), { query: 'one two three four' });
  assert.deepEqual(checkArgs(face('share'), { note: '\n \n' }), {});
});

test('every command fits what platforms take of names, descriptions and options', () => {
  for (const { name, about, options } of COMMANDS) {
    assert.match(name, /^[a-z]{1,31}$/u);
    assert.ok(about.length <= 100, `/${name}: ${about.length}`);
    assert.ok(Object.keys(options).length <= 25);
    for (const [option, each] of Object.entries(options)) {
      assert.match(option, /^[a-z]{1,32}$/u);
      assert.ok(each.about.length <= 100, `/${name} ${option}: ${each.about.length}`);
      if (each.kind === 'choice') assert.ok(each.choices.length <= 25);
    }
  }
});

test('a quoted text is short and never breaks a character', () => {
  assert.equal(quoted('deepseek'), '“deepseek”');
  assert.equal(Array.from(quoted('👩'.repeat(100))).length, 62);
});

test('a choice that is none is answered with what would be right, the only one as it is written', () => {
  assert.throws(
    () => checkArgs(face('follow'), { stop: 'maersk' }),
    (error) => error instanceof AskerError && error.message === '“maersk” is no stop: write stop:yes.',
  );
  assert.throws(
    () => checkArgs(face('follow'), { where: 'there' }),
    (error) => error instanceof AskerError && /^“there” is no where: it is one of \w+, \w+\.$/u.test(error.message),
  );
});
