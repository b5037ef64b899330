import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import { enriched, libraryFolder } from '../support/library.ts';
import { readable } from './support.ts';
import { serveTrying } from './trying.ts';

/** The values of the buttons with a label, as the page's script finds them. */
function values(html: string, label: string, on: 'slack' | 'discord'): readonly string[] {
  return Array.from(html.matchAll(/<button [^>]*data-on="(\w+)" data-press="([^"]*)"[^>]*>([^<]*)<\/button>/gu))
    .filter(([, platform, , text]) => platform === on && text === label)
    .map(([, , value = '']) => value.replaceAll('&amp;', '&').replaceAll('&#39;', "'"));
}

/** One pane of an answer. */
function pane(html: string, name: 'Slack' | 'Discord'): string {
  const found = html.split('<div class="pane ').find((part) => part.includes(`aria-label="As ${name} shows it"`));
  return `<div class="${found?.split('</article>')[0] ?? ''}`;
}

test('every command’s example is shown as both platforms would show it, without scripts', async (t) => {
  const { get } = await serveTrying(t);
  for (const { example } of COMMANDS) {
    const { status, body } = await get(`/try?line=${encodeURIComponent(example)}`);
    assert.equal(status, 200, example);
    for (const name of ['Slack', 'Discord'] as const) {
      const shown = readable(pane(body, name));
      assert.match(shown, /Cuepoint APP .{20}/u, `${example} on ${name}`);
      assert.doesNotMatch(shown, /of the kind/u, `${example} on ${name}`);
    }
  }
});

test('an answer has its quotes, links to their seconds, and its picture on both sides', async (t) => {
  const { get } = await serveTrying(t);
  const { body } = await get('/try?line=/strategy+google');
  for (const name of ['Slack', 'Discord'] as const) {
    const html = pane(body, name);
    assert.match(readable(html), /Google is playing defensively at the end of the day/u);
    assert.match(html, /<a [^>]*href="https:\/\/www\.youtube\.com\/watch\?v=U6bZI-0oAjc&amp;t=2\d\ds"/u);
    const [, picture = '', alt = ''] = /<img class="\w+-image" src="([^"]+)" alt="([^"]+)"/u.exec(html) ?? [];
    assert.match(alt, /^Who is talked about when, in 1\d:\d\d: .*Google at/u);
    const drawn = await get(picture);
    assert.deepEqual([drawn.status, drawn.headers['content-type']], [200, 'image/png']);
  }
});

test('a button is pressed as its platform’s adapter would read it, and its answer takes the place', async (t) => {
  const { get, post } = await serveTrying(t);
  const { body } = await get('/try?line=/strategy+google');
  for (const on of ['slack', 'discord'] as const) {
    const [value = assert.fail(`no button on ${on}`)] = values(body, 'Summary', on);
    const { status, body: told } = await post('/try/press', { on, value });
    const { html, below } = JSON.parse(told);
    assert.deepEqual([status, below], [200, false]);
    assert.match(readable(html), /^ ?\/summary U6bZI-0oAjc/u);
    const [option = assert.fail(`no option on ${on}`)] = values(body, 'Meta', on);
    const chosen = JSON.parse((await post('/try/press', { on, value: option })).body);
    assert.match(readable(chosen.html), /\/compare google other:meta/u);
  }
});

test('what would be shared is shown, and said to be posted nowhere', async (t) => {
  const { get, post } = await serveTrying(t);
  const { body } = await get('/try?line=/strategy+google');
  const [value = assert.fail('no button')] = values(body, 'Share', 'slack');
  const { html, below } = JSON.parse((await post('/try/press', { on: 'slack', value })).body);
  assert.equal(below, true);
  assert.match(readable(html), /From here nothing is posted/u);
  assert.match(readable(html), /Shared by You/u);
  assert.doesNotMatch(readable(html), /Only visible to you|Only you can see/u);
});

test('a button of long ago is answered with where to begin', async (t) => {
  const { post } = await serveTrying(t);
  for (const on of ['slack', 'discord']) {
    const { html } = JSON.parse((await post('/try/press', { on, value: '~gone' })).body);
    assert.match(readable(html), /belongs to an older answer/u);
  }
});

test('a form is asked for, and runs with what was filled in', async (t) => {
  const { post } = await serveTrying(t);
  const { form } = JSON.parse((await post('/try/press', { on: 'slack', value: '+ask?' })).body);
  assert.match(form, /<dialog [^>]*aria-labelledby/u);
  const runs = /data-runs="([^"]*)"/u.exec(form)?.[1] ?? assert.fail('nothing to run');
  const [, field = assert.fail('no field')] = /<(?:input|textarea) id="field-(\w+)"/u.exec(form) ?? [];
  const sent = await post('/try/send', { runs, fields: [field], values: { [field]: 'what is google doing' } });
  assert.match(readable(JSON.parse(sent.body).html), /Google/u);
});

test('only the page itself may ask, in JSON, and in measure', async (t) => {
  const { post, get, url } = await serveTrying(t);
  const line = { line: '/players' };
  assert.equal((await post('/try/ask', line)).status, 200);
  assert.equal((await post('/try/ask', line, { origin: 'https://evil.example' })).status, 403);
  assert.equal((await post('/try/ask', line, { origin: 'null' })).status, 403);
  const bare = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(line) };
  assert.equal((await get('/try/ask', bare)).status, 403);
  const form = { method: 'POST', headers: { 'content-type': 'text/plain', origin: url }, body: JSON.stringify(line) };
  assert.equal((await get('/try/ask', form)).status, 400);
  for (const body of [{}, { line: '' }, { line: 'x'.repeat(300) }, { line: 1 }, [], { ...line, more: 1 }]) {
    assert.equal((await post('/try/ask', body)).status, 400, JSON.stringify(body));
  }
  assert.equal((await post('/try/press', { on: 'irc', value: 'x' })).status, 400);
  assert.equal((await post('/try/send', { runs: 'x', fields: ['__proto__'], values: {} })).status, 400);
  assert.equal((await get('/try/ask')).status, 405);
});

test('whoever asks faster than anybody reads is told to wait, on both sides', async (t) => {
  const { get } = await serveTrying(t, undefined, { asks: 2, within: 60_000 });
  await get('/try?line=/players');
  await get('/try?line=/players');
  const { body } = await get('/try?line=/players');
  assert.match(readable(pane(body, 'Slack')), /That is a lot at once/u);
  assert.match(readable(pane(body, 'Discord')), /That is a lot at once/u);
});

test('a line is completed: commands, choices, and values of the option it stands in', async (t) => {
  const { get } = await serveTrying(t);
  const lines = async (typed: string): Promise<readonly string[]> => {
    const { lines } = JSON.parse((await get(`/try/complete?line=${encodeURIComponent(typed)}`)).body);
    return lines.map(({ line }: { line: string }) => line);
  };
  assert.deepEqual(await lines('/strat'), ['/strategy deepseek']);
  assert.ok((await lines('')).length > 5);
  assert.ok((await lines('/strategy goo')).includes('/strategy Google'));
  assert.deepEqual(await lines('/strategy google video:deep'), ['/strategy google video:U6bZI-0oAjc']);
  assert.deepEqual(await lines('/nothing x'), []);
});

test('what is no command is answered as in a chat', async (t) => {
  const { get } = await serveTrying(t);
  const { body } = await get(`/try?line=${encodeURIComponent('/<b>hello</b> there')}`);
  assert.match(readable(body), /There is no command/u);
  assert.doesNotMatch(body, /<b>hello/u);
});

test('words that begin with no command are a question', async (t) => {
  const { get } = await serveTrying(t);
  const { body } = await get(`/try?line=${encodeURIComponent("what is google's bet?")}`);
  assert.match(readable(pane(body, 'Slack')), /“[^”]*Google/u);
  assert.doesNotMatch(readable(body), /There is no command/u);
});

const NASTY =
  '<script>alert(1)</script> <img src=x onerror=alert(1)> </p></div> [bank](https://evil.example) **bold** `code` <!channel> @everyone <https://evil.example|bank> # heading > quote ||spoiler|| \\';

test('a hostile transcript is words on both sides, as it was spoken', async (t) => {
  const body = `Google is betting on ${NASTY} search because that is where Google makes money. Google wants to defend its position in search.`;
  const meta = { title: `Talk ${NASTY}`, video_id: 'hostile0001', author: '<i>x</i>', duration_seconds: 300 };
  const { get } = await serveTrying(t, libraryFolder(t, { 'a.md': enriched(meta, `${body} ${body}`) }));
  for (const line of ['/library', '/moments "search"', '/strategy google', '/transcript hostile0001', '/players']) {
    const { body: page } = await get(`/try?line=${encodeURIComponent(line)}`);
    assert.doesNotMatch(page, /<script>|<img src=x|href="https:\/\/evil|<i>x/u, line);
    for (const name of ['Slack', 'Discord'] as const) {
      const html = pane(page, name);
      const closed = html.match(/<\/div/gu)?.length ?? 0;
      // The last pane is followed by the end of what holds both.
      assert.equal(
        closed - (name === 'Discord' ? 1 : 0),
        html.match(/<div/gu)?.length,
        'nothing is closed from within',
      );
      if (line !== '/library') continue;
      assert.ok(readable(html).includes('<script>alert(1)</script> <img src=x onerror=alert(1)>'), name);
      assert.ok(readable(html).includes('[bank](https://evil.example) **bold** `code` <!channel> @everyone'), name);
    }
  }
});

test('what there is to begin with is what this library can answer', async (t) => {
  const talk =
    'let us talk about Netflix. Netflix wants to be the last service that people cancel. Their strategy is to make more shows than anybody can watch. Netflix is betting that people will watch advertisements if the price is low.';
  const folder = libraryFolder(t, {
    'a.md': enriched({ title: 'Streaming', video_id: 'aBcD1234567', duration_seconds: 60 }, talk),
  });
  const { get } = await serveTrying(t, folder);
  const { body } = await get('/try');
  const lines = Array.from(body.matchAll(/class="idea" href="[^"]*line=([^"]*)"/gu), ([, line = '']) =>
    decodeURIComponent(line),
  );
  assert.deepEqual(lines, [
    '/strategy netflix',
    '/players',
    '/summary streaming',
    '/moments netflix',
    '/library netflix',
  ]);
  assert.match(readable((await get('/try?line=%2Fsummary%20aBcD1234567')).body), /Streaming/u);
  assert.match(body, /<option value="\/strategy netflix">/u);
  const completed = JSON.parse((await get('/try/complete?line=%2Fstr')).body);
  assert.equal(completed.lines[0].line, '/strategy netflix');
});
