import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { moments } from '../../commands/moments.ts';
import { checkArgs } from '../../src/core/arguments.ts';
import { momentsAbout } from '../../src/slack/find-moments.ts';
import { plainWords, questionIn } from '../../src/slack/message-text.ts';
import { seeded } from '../support/seeded.ts';

describe('a Slack message read as plain words', () => {
  const cases: readonly (readonly [what: string, text: string, words: string])[] = [
    ['links as they were typed', 'See <https://youtu.be/_a_?t=1&amp;x=2>.', 'See https://youtu.be/_a_?t=1&x=2.'],
    [
      'links as their labels',
      '<https://x.example/a|the *talk*> and <http://y.example|y.example>',
      'the *talk* and y.example',
    ],
    ['links without markup', 'https://youtu.be/_a_b*', 'https://youtu.be/_a_b*'],
    [
      'mail addresses',
      'ask <mailto:ada@x.example|ada@x.example> or <mailto:b@x.example>',
      'ask ada@x.example or b@x.example',
    ],
    ['nobody where Slack gives no name', '<@U012AB> what of <!subteam^S1> in <#C1|>?', 'what of in ?'],
    ['names where it gives them', '<@U1|ada> <#C1|general> <!subteam^S1|@team>', '@ada #general @team'],
    ['no broadcast', '<!here> <!channel|@channel> <!everyone> so?', 'so?'],
    ['dates as their words', '<!date^1392734382^{date}^https://x.example|18 Feb 2014>', '18 Feb 2014'],
    ['entities, once', 'AT&amp;T &lt;@U1&gt; &amp;lt; 5 &gt; 3', 'AT&T <@U1> &lt; 5 > 3'],
    [
      'formatting as nothing',
      '*Bold* _it_ ~old~ `code` ```block``` snake_case a*b',
      'Bold it old code block snake_case a*b',
    ],
    ['quotes and lines in one line', '&gt; said\n&gt;&gt;&gt;twice\n\nand\u00A0that', 'said twice and that'],
    ['no emoji codes', ':tada: at 12:30:45 :wave::skin-tone-2: 10:1', 'at 12:30:45 10:1'],
    ['brackets that are no markup', 'a < b > <', 'a b <'],
  ];
  for (const [what, text, words] of cases) {
    it(`has ${what}`, () => assert.equal(plainWords(text), words));
  }

  it('is no question without a word', () => {
    for (const text of ['', ' \n', ':thumbsup:', '👍', '<@U1> <!here>', '*_~`', '…?!'])
      assert.equal(questionIn(text), null);
    assert.deepEqual(questionIn('5?'), { query: '5?', whole: true });
    assert.deepEqual(questionIn('検索'), { query: '検索', whole: true });
  });

  it('is cut at a word when it is long, and whole at the limit', () => {
    const exact = `${'word '.repeat(99)}fives`;
    assert.equal(exact.length, 500);
    assert.deepEqual(questionIn(exact), { query: exact, whole: true });
    const cut = questionIn(`${'word '.repeat(99)}longer than that`);
    assert.deepEqual(cut, { query: 'word '.repeat(99).trimEnd(), whole: false });
    assert.equal(questionIn('漢'.repeat(600))?.query.length, 500);
  });

  it('never leaves more than the command takes, whatever it is (2,000 seeds)', () => {
    const parts = [
      '<',
      '>',
      '<@U1|',
      '|',
      '&amp;',
      '&lt;',
      '*',
      '_',
      ':a:',
      'word ',
      'e\u0301',
      '👩‍👩‍👧‍👦',
      '\u200B',
      '\n',
      '漢',
      'https://',
    ];
    for (let seed = 1; seed <= 2000; seed++) {
      const random = seeded(seed);
      const text = Array.from({ length: 400 }, () => parts[Math.floor(random() * parts.length)]).join('');
      const question = questionIn(text);
      assert.ok(question && question.query.length <= 500, `seed ${seed}`);
      assert.equal(typeof checkArgs(moments, momentsAbout(question).args)['query'], 'string', `seed ${seed}`);
    }
  });
});
