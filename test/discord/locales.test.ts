import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import { LANGUAGES } from '../../src/discord/locales/index.ts';
import { messageCommandsFor } from '../../src/discord/message-commands.ts';
import { isRegistered } from '../../src/discord/registered.ts';
import { registrationOf } from '../../src/discord/registration.ts';
import { userCommandsFor } from '../../src/discord/user-commands.ts';
import { bulkOverwrite, charactersOf } from './stand-in/command-schema.ts';
import { listCommands, overwriteCommands } from './stand-in/commands.ts';
import { accept } from './stand-in/refusal.ts';
import { GUILD_ID, newState } from './stand-in/state.ts';

const SCOPES = ['global', 'guild'] as const;

test('Discord takes the commands in every language: within its limits, and no name twice', () => {
  for (const scope of SCOPES) {
    const body: unknown = JSON.parse(JSON.stringify(registrationOf(COMMANDS, scope)));
    const taken = accept(bulkOverwrite[scope], body);
    const longest = Math.max(...taken.map(charactersOf));
    assert.ok(longest < 8000, `${longest} characters`);
  }
});

test('Discord shows six languages', () => {
  assert.deepEqual(
    LANGUAGES.flatMap(({ locales }) => locales),
    ['es-ES', 'es-419', 'de', 'fr', 'ja', 'pt-BR'],
  );
});

test('every word of a language is of a command, an option, a choice or a menu that there is', () => {
  const menu = [...messageCommandsFor(COMMANDS), ...userCommandsFor(COMMANDS)].map(({ name }) => name);
  for (const { locales, words } of LANGUAGES) {
    for (const [name, command] of Object.entries(words.commands)) {
      const face = COMMANDS.find((each) => each.name === name);
      assert.ok(face, `${locales}: there is no /${name}`);
      for (const [key, { choices = {} }] of Object.entries(command.options ?? {})) {
        const option = face.options[key];
        assert.ok(option, `${locales}: /${name} has no ${key}`);
        const known = option.kind === 'choice' ? option.choices : [];
        for (const choice of Object.keys(choices)) {
          assert.ok(known.includes(choice), `${locales}: ${choice} is no ${key} of /${name}`);
        }
      }
    }
    for (const entry of Object.keys(words.menu)) assert.ok(menu.includes(entry), `${locales}: no menu has ${entry}`);
  }
});

test('every language has words for all commands, options, choices and menus', () => {
  const menu = [...messageCommandsFor(COMMANDS), ...userCommandsFor(COMMANDS)];
  for (const { locales, words } of LANGUAGES) {
    for (const { name, options } of COMMANDS) {
      assert.ok(words.commands[name], `${locales}: /${name}`);
      for (const [key, option] of Object.entries(options)) {
        const known = words.commands[name]?.options?.[key];
        assert.ok(known, `${locales}: ${key} of /${name}`);
        for (const choice of option.kind === 'choice' ? option.choices : []) {
          assert.ok(known.choices?.[choice], `${locales}: ${choice} of ${key} of /${name}`);
        }
      }
    }
    for (const { name } of menu) assert.ok(words.menu[name], `${locales}: ${name}`);
  }
});

test('the localised names and descriptions are registered beside the English ones, choices included', () => {
  const bodies = registrationOf(COMMANDS, 'global');
  const digest = bodies.find(({ name }) => name === 'digest');
  assert.ok(digest && 'options' in digest);
  assert.equal(digest.name_localizations?.ja, 'ダイジェスト');
  const action = digest.options?.find(({ name }) => name === 'action');
  assert.ok(action && 'choices' in action);
  assert.equal(action.description_localizations?.fr, 'Que faire ; sinon, montre ce qu’il y a');
  const subscribe = action.choices?.find(({ value }) => value === 'subscribe');
  assert.deepEqual([subscribe?.name, subscribe?.name_localizations?.de], ['subscribe', 'abonnieren']);
  const menu = bodies.find(({ name }) => name === 'What is said here?');
  assert.equal(menu?.name_localizations?.['es-419'], '¿Qué se dice aquí?');
});

test('a command that no language knows is registered in English alone', () => {
  const [body] = registrationOf([{ name: 'unheard', about: 'Of', example: '/unheard', options: {} }], 'global');
  assert.ok(body && !('name_localizations' in body) && !('description_localizations' in body));
});

test('words that Discord has in another language are compared: one that changed is registered anew', () => {
  for (const scope of SCOPES) {
    const guild = scope === 'guild' ? GUILD_ID : null;
    const state = newState('token', [GUILD_ID]);
    const ours = registrationOf(COMMANDS, scope);
    const isAfter = (change: (text: string) => string, localisations = true) => {
      overwriteCommands(state, guild, JSON.parse(change(JSON.stringify(ours))));
      return isRegistered(listCommands(state, guild, localisations).body, ours, scope);
    };
    const same = (text: string) => text;
    assert.equal(isAfter(same), true);
    assert.equal(isAfter(same, false), false, 'without its languages nothing can be told of them');
    for (const [from, to] of [
      ['"strategie"', '"spiel"'],
      ['"Nur in diesem Video"', '"Nur hier"'],
      ['"abonnieren"', '"bestellen"'],
      ['"Was wird hier gesagt?"', '"Was heißt es hier?"'],
    ] as const) {
      assert.equal(
        isAfter((text) => text.replace(from, to)),
        false,
        from,
      );
    }
  }
});
