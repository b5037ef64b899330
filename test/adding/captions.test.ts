import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { videoAddress } from '../../src/adding/video-address.ts';
import type { Reply } from '../../src/core/reply.ts';
import { type AddingHouse, ANN, addingHouse, standInProgram, TALK, vtt } from './support.ts';

const LINK = 'https://www.youtube.com/watch?v=U6bZI-0oAjc';
const INFO = {
  id: 'U6bZI-0oAjc',
  title: 'Google and search',
  uploader: 'Ann Author',
  upload_date: '20250120',
  duration: 24,
  language: 'en',
  extractor: 'youtube',
  webpage_url: LINK,
  subtitles: {},
  automatic_captions: { en: [{ url: 'https://signed.example/ip=10.0.0.7' }], 'en-orig': [], de: [] },
  formats: [{ url: 'https://signed.example/ip=10.0.0.7' }],
  chapters: [{ start_time: 0, end_time: 12, title: 'Defending search' }],
};

/** A program that writes what yt-dlp would: by the track that it is asked for, else `en`. */
function writing(info: object, tracks: Readonly<Record<string, string>>): string {
  return `
    const tracks = ${JSON.stringify(tracks)};
    const at = args.indexOf('--sub-langs');
    const wanted = at < 0 ? 'en' : args[at + 1];
    fs.writeFileSync('video.info.json', ${JSON.stringify(JSON.stringify(info))});
    if (tracks[wanted]) fs.writeFileSync('video.' + wanted + '.vtt', tracks[wanted]);
    else process.stderr.write('WARNING: [info] There are no subtitles for the requested languages\\n');`;
}

function ask({ dispatcher }: Pick<AddingHouse, 'dispatcher'>, link = LINK): Promise<Reply> {
  return dispatcher.dispatch({ command: 'add', args: { link } }, ANN);
}

test('a video is added by its address, with its captions and what is known of it', async (t) => {
  const { calls } = standInProgram(t, writing(INFO, { en: TALK }));
  const house = await addingHouse(t);
  const reply = await ask(house, 'https://youtu.be/U6bZI-0oAjc?t=30&list=PL1&si=tracking');
  assert.equal(reply.refused, undefined, reply.summary);
  assert.match(reply.summary, /^Added to the library: Google and search\. Google/u);
  assert.match(JSON.stringify(reply.blocks), /Ann Author · 20 Jan 2025/u);
  assert.deepEqual(house.shown, ['Fetching captions…', 'Indexing…']);
  const video = await house.library.video('U6bZI-0oAjc');
  assert.deepEqual([video?.timing, video?.sections[0]?.title], ['exact', 'Defending search']);
  const documents = readdirSync(join(house.folder, 'added'), { recursive: true, encoding: 'utf8' });
  assert.equal(documents.length, 3, documents.join());
  const info = documents.find((name) => name.endsWith('.info.json')) ?? assert.fail();
  // Nothing of the machine that asked is kept.
  assert.doesNotMatch(readFileSync(join(house.folder, 'added', info), 'utf8'), /signed|10\.0\.0\.7/u);
  const [called = ''] = readFileSync(calls, 'utf8').split('--end--\n');
  const args = called.trim().split('\n');
  assert.deepEqual(args.slice(-2), ['--', LINK]);
  for (const each of ['--skip-download', '--write-subs', '--write-auto-subs', '--write-info-json'])
    assert.ok(args.includes(each));
});

test('a video that is there already is answered without asking the site', async (t) => {
  const { calls } = standInProgram(t, writing(INFO, { en: TALK }));
  const house = await addingHouse(t);
  await ask(house);
  const again = await ask(house, 'https://m.youtube.com/watch?v=U6bZI-0oAjc&t=9s');
  assert.match(again.summary, /^It is in the library already: Google and search/u);
  assert.equal(readFileSync(calls, 'utf8').split('--end--').length, 2);
});

test('of a talk in another language the words that were spoken are taken, not a translation', async (t) => {
  const french = vtt('Google défend son moteur de recherche', 'et la recherche reste son pari');
  const info = { ...INFO, language: 'fr', automatic_captions: { en: [], 'fr-orig': [], fr: [] } };
  const { calls } = standInProgram(t, writing(info, { en: TALK, 'fr-orig': french }));
  const house = await addingHouse(t);
  const reply = await ask(house);
  assert.equal(reply.refused, undefined, reply.summary);
  const video = await house.library.video('U6bZI-0oAjc');
  assert.equal(video?.cues[0]?.text, 'Google défend son moteur de recherche');
  assert.match(readFileSync(calls, 'utf8'), /--sub-langs\nfr-orig\n/u);
});

test('a translation by a machine is not taken for what was said', async (t) => {
  const info = { ...INFO, language: 'fr', automatic_captions: { en: [] } };
  standInProgram(t, writing(info, { en: TALK }));
  const house = await addingHouse(t);
  assert.match((await ask(house)).summary, /only in a machine’s translation/u);
});

test('without the program it says how to install it, and what can be done instead', async (t) => {
  standInProgram(t, null);
  const house = await addingHouse(t);
  const reply = await ask(house);
  assert.equal(reply.refused, true);
  assert.match(reply.summary, /yt-dlp, which is not installed where Cuepoint runs.*pipx install yt-dlp.*\.vtt/u);
});

test('what the site says is told in words, without addresses and paths, and leaves nothing behind', async (t) => {
  for (const [said, told] of [
    [
      'ERROR: [youtube] U6bZI-0oAjc: Sign in to confirm you’re not a bot. Use --cookies-from-browser',
      /takes Cuepoint for a robot.*cookies/u,
    ],
    ['ERROR: [youtube] x: Private video. Sign in if you have been granted access', /is private/u],
    ['ERROR: [youtube] x: Video unavailable', /no such video any more/u],
    ['ERROR: [youtube] x: Join this channel to get access to members-only content', /is private/u],
    ['ERROR: [youtube] x: Sign in to confirm your age', /grown-ups/u],
    ['ERROR: [youtube] x: The uploader has not made this video available in your country', /where Cuepoint runs/u],
    ['ERROR: Unable to download webpage: HTTP Error 429: Too Many Requests', /robot/u],
    [
      'ERROR: Unable to download webpage: <urlopen error [Errno -3] Temporary failure in name resolution>',
      /could not be reached/u,
    ],
    ['ERROR: [youtube] x: Premieres in 3 hours', /has not begun/u],
    [
      'ERROR: something new at https://secret.example/token=1 in /home/ann/.config/x',
      /yt-dlp says “something new at … in …”/u,
    ],
    [
      'ERROR: [youtube] x: Unable to download API page: [Errno -2] Name or service not known (caused by …)',
      /could not be reached/u,
    ],
    ['Traceback (most recent call last):', /could not be fetched\. If you have/u],
  ] as const) {
    standInProgram(
      t,
      `process.stderr.write(${JSON.stringify(`WARNING: HTTP Error 404, trying again\n${said}\n`)});process.exitCode=1;`,
    );
    const house = await addingHouse(t);
    const reply = await ask(house);
    assert.equal(reply.refused, true, said);
    assert.match(reply.summary, told, said);
    assert.doesNotMatch(reply.summary, /secret|\/home/u);
    assert.deepEqual(readdirSync(join(house.folder, 'added')), []);
  }
});

test('a video without captions says so', async (t) => {
  standInProgram(t, writing({ ...INFO, language: null, automatic_captions: {} }, {}));
  const house = await addingHouse(t);
  assert.match((await ask(house)).summary, /has no captions that can be fetched/u);
});

test('a program that hangs is ended, with all that it started', async (t) => {
  const { calls } = standInProgram(
    t,
    `const child=require('node:child_process').spawn('/bin/sleep',['60'],{stdio:'inherit'});
     fs.writeFileSync(__dirname+'/pid',String(child.pid));setInterval(()=>{},1000);`,
  );
  const house = await addingHouse(t, { captionTime: 1_500 });
  const reply = await ask(house);
  assert.match(reply.summary, /took too long and was given up/u);
  const pid = Number(readFileSync(join(calls, '..', 'pid'), 'utf8'));
  assert.equal(await isOver(pid), true);
  assert.deepEqual(readdirSync(join(house.folder, 'added')), []);
});

test('what is under way ends when Cuepoint does', async (t) => {
  const { calls } = standInProgram(
    t,
    `fs.writeFileSync(__dirname+'/pid',String(process.pid));setInterval(()=>{},1000);`,
  );
  const stopping = new AbortController();
  const house = await addingHouse(t, { signal: stopping.signal });
  const answer = ask(house);
  const file = join(calls, '..', 'pid');
  while (!existsSync(file) || readFileSync(file, 'utf8') === '') await sleep(5);
  stopping.abort();
  assert.match((await answer).summary, /is being stopped: nothing was added/u);
  assert.equal(await isOver(Number(readFileSync(file, 'utf8'))), true);
  assert.match((await ask(house)).summary, /is being stopped/u);
});

test('a program that writes far more than captions is ended', async (t) => {
  standInProgram(t, `fs.writeFileSync('video.mp4',Buffer.alloc(40*1024*1024));setInterval(()=>{},1000);`);
  const house = await addingHouse(t);
  assert.match((await ask(house)).summary, /far larger than captions are/u);
});

test('captions that cannot be read are refused like any other document', async (t) => {
  standInProgram(t, writing(INFO, { en: 'WEBVTT\n\n00:00:01.000 --> nonsense\nwords\n' }));
  const house = await addingHouse(t);
  const reply = await ask(house);
  assert.equal(reply.refused, true);
  assert.match(reply.summary, /was not added/u);
  assert.deepEqual(readdirSync(join(house.folder, 'added')), []);
});

test('nothing of the environment but what it needs reaches the program', async (t) => {
  process.env['SLACK_BOT_TOKEN'] = 'xoxb-secret';
  t.after(() => delete process.env['SLACK_BOT_TOKEN']);
  standInProgram(
    t,
    `process.stderr.write('ERROR: '+Object.keys(process.env).filter((k)=>/TOKEN/.test(k)).length+' secrets');process.exitCode=1;`,
  );
  const house = await addingHouse(t);
  assert.match((await ask(house)).summary, /“0 secrets”/u);
});

test('an address is of one video on a known site, and nothing else of it is passed on', () => {
  const watch = (id: string) => ({ url: `https://www.youtube.com/watch?v=${id}` });
  for (const [link, address] of [
    [LINK, watch('U6bZI-0oAjc')],
    ['https://youtu.be/-_rfTGpMHDA', watch('-_rfTGpMHDA')],
    ['<https://music.youtube.com/watch?v=U6bZI-0oAjc&list=RD>', watch('U6bZI-0oAjc')],
    ['https://www.youtube.com/shorts/U6bZI-0oAjc?feature=share', watch('U6bZI-0oAjc')],
    ['https://player.vimeo.com/video/76979871?h=8272103f6e', { url: 'https://vimeo.com/76979871' }],
    ['https://vimeo.com/76979871/8272103f6e', { url: 'https://vimeo.com/76979871/8272103f6e' }],
    [
      'https://www.ted.com/talks/ann_author_on_search?language=en',
      { url: 'https://www.ted.com/talks/ann_author_on_search' },
    ],
    ['https://www.dailymotion.com/video/x8abcd', { url: 'https://www.dailymotion.com/video/x8abcd' }],
    ['http://www.youtube.com/watch?v=U6bZI-0oAjc', null],
    ['https://user:pass@www.youtube.com/watch?v=U6bZI-0oAjc', null],
    ['https://www.youtube.com:8443/watch?v=U6bZI-0oAjc', null],
    ['https://www.youtube.com.evil.example/watch?v=U6bZI-0oAjc', null],
    ['https://evil.example/?u=https://www.youtube.com/watch?v=U6bZI-0oAjc', null],
    ['https://www.youtube.com/watch?v=--exec=rm', null],
    ['https://www.youtube.com/@channel', null],
    ['https://www.youtube.com/playlist?list=PL123', null],
    ['https://www.youtube.com/watch?v=../../etc', null],
    ['https://__proto__/watch', null],
    ['file:///etc/passwd', null],
    ['--exec=rm -rf /', null],
    ['', null],
  ] as const) {
    assert.deepEqual(videoAddress(link), address, link);
  }
});

test('an address of another site is neither fetched nor taken for a file', async (t) => {
  const { calls } = standInProgram(t, writing(INFO, { en: TALK }));
  const house = await addingHouse(t);
  for (const link of [
    'https://evil.example/x.vtt',
    'http://169.254.169.254/latest',
    'https://www.youtube.com/@channel',
    '--exec=touch x',
  ]) {
    const reply = await ask(house, link);
    assert.equal(reply.refused, true, link);
    assert.match(reply.summary, /YouTube, Vimeo, TED and Dailymotion/u, link);
  }
  assert.equal(existsSync(calls), false);
});

test('where a platform has no files, only addresses are taken', async (t) => {
  const house = await addingHouse(t, { sources: [] });
  const reply = await house.dispatcher.dispatch({ command: 'add', args: { file: 'x.vtt' } }, ANN);
  assert.match(reply.summary, /No files can be added here/u);
});

/** True once there is no such process. */
async function isOver(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 400; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    // A process that was ended stays in the list until somebody has asked for it.
    const status = `/proc/${pid}/status`;
    if (existsSync(status) && /^State:\s+Z/mu.test(readFileSync(status, 'utf8'))) return true;
    await sleep(5);
  }
  return false;
}
