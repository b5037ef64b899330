import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CatalogueError, createAnalyst, parseCatalogue } from '../../src/strategy/index.ts';
import { talkOf } from './talks.ts';

function problemOf(text: string): string {
  try {
    parseCatalogue(text, 'players.yaml');
  } catch (error) {
    assert.ok(error instanceof CatalogueError);
    return error.message;
  }
  return assert.fail('the catalogue was taken');
}

test('a player needs no more than a name and a kind', () => {
  const [entry] = parseCatalogue('- name: Veltra\n  kind: company\n', 'players.yaml').players;
  assert.equal(entry?.name, 'Veltra');
  assert.deepEqual(entry?.aliases, []);
});

test('an empty catalogue is a catalogue', () => {
  assert.deepEqual(parseCatalogue('', 'players.yaml'), { players: [], only: false });
  assert.deepEqual(parseCatalogue('# nobody yet\n', 'players.yaml'), { players: [], only: false });
});

test('what is wrong is told with file, line, player and field', () => {
  assert.match(
    problemOf('- name: A\n  kind: company\n- name: Veltra\n  kind: cheese\n'),
    /^players\.yaml:3: player "Veltra": kind: /u,
  );
  assert.match(problemOf('- kind: company\n'), /^players\.yaml:1: a player without a name: name: /u);
  assert.match(
    problemOf('- name: Veltra\n  kind: company\n  alias: [v]\n'),
    /^players\.yaml:1: player "Veltra": .*alias/u,
  );
  assert.match(problemOf('name: Veltra\n'), /^players\.yaml:1: expected a list/u);
  assert.match(problemOf('- name: "Veltra\n'), /^players\.yaml:\d+: /u);
});

test('two players cannot share a name, unless one has it only with support', () => {
  const two = '- name: Veltra\n  kind: company\n  products: [frost]\n- name: Orchard Lane\n  kind: company\n';
  assert.match(
    problemOf(`${two}  products: [Frost]\n`),
    /^players\.yaml:4: player "Orchard Lane": "Frost" already belongs to "Veltra"/u,
  );
  assert.match(
    problemOf('- name: Veltra\n  kind: company\n- name: veltra\n  kind: company\n'),
    /^players\.yaml:3: .*there already is "Veltra"/u,
  );
  assert.equal(
    parseCatalogue(`${two}  wary:\n    - { say: frost, needs: support }\n`, 'players.yaml').players.length,
    2,
  );
});

test("a team's own players are found by all their names, and replace built-in ones of the same name", () => {
  const text =
    '- name: Veltra\n  kind: company\n  products: [cold store]\n  people: [Mira Sand]\n- name: Google\n  kind: company\n  aliases: [the big G]\n';
  const analyst = createAnalyst(parseCatalogue(text, 'players.yaml'));
  const found = (said: string) => analyst.analyse(talkOf(said)).players.map(({ player }) => player.id);
  assert.deepEqual(found('the cold store is full'), ['veltra']);
  assert.deepEqual(found('Mira Sand was there'), ['veltra']);
  assert.deepEqual(found('the big G was there'), ['google']);
  assert.deepEqual(found('Gemini was there'), []);
  assert.equal(analyst.catalogue.filter(({ id }) => id === 'google').length, 1);
});

test('a team’s own players stand alone where their file says so, and the strategies are worked out anew', () => {
  const list = '- name: Hapag-Lloyd\n  kind: company\n  aliases: [hapag]\n';
  const indented = list.replace(/^/gmu, '  ');
  const of = (text: string) => createAnalyst(parseCatalogue(text, 'players.yaml'));
  const said = talkOf('Hapag joins the Gemini alliance and Google is not there');
  const found = (text: string) =>
    of(text)
      .analyse(said)
      .players.map(({ player }) => player.name);
  const alone = `only: true\nplayers:\n${indented}`;
  assert.deepEqual(found(list), ['Hapag-Lloyd', 'Google']);
  assert.deepEqual(found(`only: false\nplayers:\n${indented}`), ['Hapag-Lloyd', 'Google']);
  assert.deepEqual(found(alone), ['Hapag-Lloyd']);
  assert.deepEqual(
    of(alone).catalogue.map(({ id }) => id),
    ['hapag-lloyd'],
  );
  assert.notEqual(of(alone).version, of(list).version);
  assert.equal(of(`players:\n${indented}`).version, of(list).version);
  assert.deepEqual(of('only: true\nplayers: []\n').catalogue, []);
});

test('what is wrong in a file that stands alone is told with its line', () => {
  assert.match(problemOf('only: yes please\nplayers: []\n'), /^players\.yaml:1: only: expected true/u);
  assert.match(problemOf('players: []\nonly:\n'), /^players\.yaml:2: only: expected true/u);
  assert.match(problemOf('only: true\nplayers:\n  name: Veltra\n'), /^players\.yaml:3: expected a list/u);
  assert.match(problemOf('only: true\n'), /^players\.yaml:1: expected a list/u);
  assert.match(problemOf('players: []\nbuiltin: false\n'), /^players\.yaml:2: .*`only: true`.*"builtin"/u);
  assert.match(problemOf('only: true\nplayers:\n  - name: Veltra\n'), /^players\.yaml:3: player "Veltra": kind: /u);
});

test('a wary name counts under its conditions only', () => {
  const text =
    '- name: Veltra\n  kind: company\n- name: Frost\n  kind: company\n  aliases: [Frost Foods]\n' +
    '  wary:\n    - { say: frost, needs: support, not_after: [black] }\n    - { say: ice, needs: capital }\n    - { say: snow, needs: never }\n';
  const analyst = createAnalyst(parseCatalogue(text, 'players.yaml'));
  const mentions = (said: string) =>
    analyst.analyse(talkOf(said)).players.find(({ player }) => player.id === 'frost')?.mentions.length ?? 0;
  assert.equal(mentions('there was frost on the road'), 0);
  assert.equal(mentions('Frost Foods is here and frost is big'), 2);
  assert.equal(mentions('Frost Foods is here and black frost is not'), 1);
  assert.equal(mentions('it was Ice they said'), 1);
  assert.equal(mentions('it was ice they said'), 0);
  assert.equal(mentions('Frost Foods sells Snow'), 1);
});
