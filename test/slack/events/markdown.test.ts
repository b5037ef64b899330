import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asMarkdown } from '../../../src/slack/events/markdown.ts';

/** What a reader of Markdown sees of a line in which nothing is alive. */
function read(markdown: string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replaceAll('\u2060', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

describe('text that Slack reads as Markdown', () => {
  for (const text of [
    'Google: “we are late”',
    '<!channel> <@U1> <#C1> &amp; @here @channel',
    '**bold** _quiet_ ~gone~ `code` | # [link](https://x.example) ![x](y)',
    '# no heading',
    '- no list',
    '1. no list either',
    '\\* \\\\ a backslash',
    'see https://x.example or www.x.example',
    'שלום 👩‍👩‍👧 مرحبا',
  ]) {
    it(`says the same and does nothing: ${text}`, () => {
      const markdown = asMarkdown(text);
      assert.equal(read(markdown), text);
      assert.doesNotMatch(markdown, /<|(?<!\\)[*_~`[\]|#]|@(?:here|channel)|:\/\/|www\.|^[-+]|^\d+[.)]/u);
    });
  }

  it('is one line, of what Slack can carry, within its limit', () => {
    assert.equal(asMarkdown(' a\n\nb\u0000\tc '), 'a b c');
    assert.ok(asMarkdown('*'.repeat(9000)).length <= 12_000);
    assert.ok(asMarkdown('&'.repeat(9000)).length <= 12_000);
  });
});
