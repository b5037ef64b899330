import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '../src/config.ts';
import { OperatorError } from '../src/core/errors.ts';
import { ROOT } from './support/library.ts';

function problem(variables: Record<string, string>): string {
  try {
    readConfig(variables);
  } catch (error) {
    assert.ok(error instanceof OperatorError);
    return error.message;
  }
  return assert.fail('the configuration was taken');
}

test('nothing is needed', () => {
  const config = readConfig({});
  assert.equal(config.slack, null);
  assert.equal(config.discord, null);
  assert.deepEqual([config.libraryDir, config.dataDir, config.logLevel], ['seeds', 'data', 'info']);
});

test('empty variables, as in a copied .env.example, count as left out', () => {
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
  const variables = Object.fromEntries(
    Array.from(example.matchAll(/^([A-Z_]+)=(.*)$/gmu), ([, name = '', value = '']) => [name, value]),
  );
  assert.ok(Object.keys(variables).length > 10);
  assert.deepEqual(readConfig(variables), readConfig({}));
});

test('Slack connects by socket with an app token, and over HTTP with a signing secret', () => {
  const base = { SLACK_BOT_TOKEN: 'xoxb-1' };
  assert.deepEqual(readConfig({ ...base, SLACK_APP_TOKEN: 'xapp-1' }).slack?.mode, {
    kind: 'socket',
    appToken: 'xapp-1',
  });
  assert.deepEqual(readConfig({ ...base, SLACK_SIGNING_SECRET: 's', PORT: '8080' }).slack?.mode, {
    kind: 'http',
    signingSecret: 's',
    port: 8080,
  });
  assert.deepEqual(readConfig({ ...base, SLACK_SIGNING_SECRET: 's' }).slack?.mode, {
    kind: 'http',
    signingSecret: 's',
    port: 3000,
  });
});

test('the pages are there where nothing else is, for this machine alone, and elsewhere when they are asked for', () => {
  const own = { port: 3000, publicUrl: null, reach: 'machine' };
  assert.deepEqual(readConfig({}).web, own);
  assert.deepEqual(readConfig({ PORT: '8080' }).web, { ...own, port: 8080 });
  assert.equal(readConfig({ WEB: 'off' }).web, null);
  assert.equal(readConfig({ DISCORD_TOKEN: 't' }).web, null);
  assert.equal(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).web, null);
  assert.deepEqual(readConfig({ DISCORD_TOKEN: 't', WEB: 'ON' }).web, { ...own, reach: 'network' });
  const published = readConfig({ DISCORD_TOKEN: 't', WEB: 'on', PUBLIC_URL: 'https://Cue.example.com:8443/' });
  assert.equal(published.web?.publicUrl, 'https://cue.example.com:8443');
});

test('a public URL is a place of its own, and of pages that are on', () => {
  for (const PUBLIC_URL of [
    'cue.example.com',
    'https://cue.example.com/library',
    'https://ann:secret-1@cue.example.com',
    'https://cue.example.com?a=1',
    'javascript://cue.example.com',
    'https://',
  ]) {
    const message = problem({ WEB: 'on', PUBLIC_URL });
    assert.match(message, /PUBLIC_URL must be a URL without a path, such as https/u, PUBLIC_URL);
    assert.doesNotMatch(message, /secret-1/u);
  }
  assert.match(problem({ WEB: 'perhaps' }), /WEB must be on or off/u);
  assert.match(problem({ DISCORD_TOKEN: 't', PUBLIC_URL: 'https://cue.example.com' }), /WEB=on is not/u);
  assert.match(problem({ WEB: 'off', PUBLIC_URL: 'https://cue.example.com' }), /WEB=on is not/u);
});

test('half a configuration names the variables that are missing', () => {
  assert.match(problem({ SLACK_BOT_TOKEN: 'xoxb-1' }), /SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/u);
  assert.match(problem({ SLACK_APP_TOKEN: 'xapp-1' }), /SLACK_BOT_TOKEN is not/u);
  assert.match(problem({ SLACK_SIGNING_SECRET: 'abc' }), /SLACK_BOT_TOKEN is not/u);
  assert.match(problem({ DISCORD_GUILD_ID: '123' }), /DISCORD_TOKEN is not/u);
});

test('every fault is named at once, and no value is shown', () => {
  const message = problem({
    PORT: 'http',
    LOG_LEVEL: 'loud',
    DISCORD_API_URL: 'discord.example',
    DISCORD_GUILD_ID: 'my server',
    SLACK_BOT_TOKEN: 'xapp-secret-1',
    SLACK_APP_TOKEN: 'xoxb-secret-2',
  });
  for (const name of [
    'PORT',
    'LOG_LEVEL',
    'DISCORD_API_URL',
    'DISCORD_GUILD_ID',
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
  ]) {
    assert.ok(message.includes(name), name);
  }
  assert.doesNotMatch(message, /secret-|my server/u);
});

test('every variable that is read is in .env.example with a line about it, and no other', () => {
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
  const explained = Array.from(example.matchAll(/^# .+\n([A-Z_]+)=/gmu), (match) => match[1]);
  const read = Array.from(
    readFileSync(join(ROOT, 'src/config.ts'), 'utf8').matchAll(/^ {2}([A-Z_]+): /gmu),
    (match) => match[1],
  );
  assert.deepEqual([...explained].sort(), [...read].sort());
});
