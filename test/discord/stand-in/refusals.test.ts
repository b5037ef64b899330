import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bulkOverwrite } from './command-schema.ts';
import { COMPONENTS_V2, written } from './message-schema.ts';
import { accept, Refusal } from './refusal.ts';

const text = (content: string) => ({ type: 10, content });
const button = (more: object = {}) => ({ type: 2, style: 2, label: 'Go', custom_id: 'a', ...more });
const link = (url: string) => ({ type: 2, style: 5, label: 'Go', url });
const row = (...components: object[]) => ({ type: 1, components });
const container = (...components: object[]) => ({ type: 17, components });
const options = (count: number) => Array.from({ length: count }, (_, i) => ({ label: `${i}`, value: `${i}` }));
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: options(2), ...more });
const section = (count: number, more: object = { accessory: button() }) => ({
  type: 9,
  components: Array(count).fill(text('a')),
  ...more,
});

function refusedMessage(message: object): string {
  try {
    written({ flags: COMPONENTS_V2, ...message }, COMPONENTS_V2);
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return error.message;
  }
  return 'accepted';
}

const refusedTree = (...components: object[]) => refusedMessage({ components });

test('the stand-in takes what Discord takes', () => {
  assert.equal(
    refusedTree(
      text('Hello'),
      container(
        text('# Inside'),
        section(3),
        section(1, { accessory: { type: 11, media: { url: 'https://a.example/a.png' }, description: 'A picture' } }),
        { type: 12, items: [{ media: { url: 'https://a.example/a.png' }, description: 'A picture' }] },
        { type: 14, divider: true, spacing: 2 },
        row(button({ custom_id: 'b' }), link('https://a.example/')),
        row(select()),
      ),
    ),
    'accepted',
  );
});

test('the stand-in refuses components that Discord refuses, and says where', () => {
  const cases: readonly (readonly [string, readonly object[], RegExp])[] = [
    ['no label', [row(button({ label: '' }))], /components.*"0".*label.*BASE_TYPE_BAD_LENGTH/u],
    ['a blank label', [row(button({ label: ' ' }))], /This field is required/u],
    ['a label of 81', [row(button({ label: 'l'.repeat(81) }))], /BASE_TYPE_BAD_LENGTH/u],
    ['a custom id of 101', [row(button({ custom_id: 'c'.repeat(101) }))], /BASE_TYPE_BAD_LENGTH/u],
    ['a button with neither', [row({ type: 2, style: 2, label: 'x' })], /custom_id/u],
    ['an address with a custom id', [row({ ...link('https://a.example'), custom_id: 'x' })], /UNKNOWN_FIELD/u],
    ['an address of another scheme', [row(link('javascript:alert(1)'))], /Scheme must be one of/u],
    ['an address of 513', [row(link(`https://a.example/${'x'.repeat(513)}`))], /BASE_TYPE_BAD_LENGTH/u],
    [
      'six buttons',
      [row(...Array.from({ length: 6 }, (_, i) => button({ custom_id: `${i}` })))],
      /BASE_TYPE_BAD_LENGTH/u,
    ],
    ['an empty row', [row()], /BASE_TYPE_BAD_LENGTH/u],
    ['a select beside a button', [row(button(), select())], /alone/u],
    ['no options', [row(select({ options: [] }))], /BASE_TYPE_BAD_LENGTH/u],
    ['26 options', [row(select({ options: options(26) }))], /BASE_TYPE_BAD_LENGTH/u],
    ['the same value twice', [row(select({ options: [...options(2), ...options(1)] }))], /duplicate/u],
    ['a duplicate custom id', [row(button()), row(button())], /custom id cannot be duplicated/u],
    ['a bare button', [button()], /UNION_TYPE_CHOICES|BASE_TYPE_CHOICES/u],
    ['a container in a container', [container(container(text('a')))], /UNION_TYPE_CHOICES|BASE_TYPE_CHOICES/u],
    ['an empty container', [container()], /BASE_TYPE_BAD_LENGTH/u],
    ['four texts in a section', [section(4)], /BASE_TYPE_BAD_LENGTH/u],
    ['a section without an accessory', [section(1, {})], /accessory/u],
    ['empty text', [text('')], /BASE_TYPE_BAD_LENGTH/u],
    ['blank text', [text(' \n ')], /This field is required/u],
    ['4001 characters in all', [text('a'.repeat(2000)), container(text('b'.repeat(2001)))], /4001 characters/u],
    ['41 components', [container(...Array.from({ length: 40 }, () => text('a')))], /41 components/u],
    ['a field that Discord does not know', [{ ...text('a'), colour: 1 }], /UNKNOWN_FIELD/u],
    ['an accent that is no colour', [{ ...container(text('a')), accent_color: 0x1000000 }], /accent_color/u],
  ];
  for (const [what, components, expected] of cases) assert.match(refusedTree(...components), expected, what);
});

test('the stand-in refuses messages that Discord refuses', () => {
  assert.match(refusedMessage({ components: [text('a')], content: 'b' }), /LEGACY_FIELDS_WITH_COMPONENTS_V2/u);
  assert.match(refusedMessage({ components: [text('a')], embeds: [{}] }), /LEGACY_FIELDS_WITH_COMPONENTS_V2/u);
  assert.match(refusedMessage({ flags: 0, components: [text('a')] }), /must be 1/u);
  assert.match(refusedMessage({ flags: 0, content: ' ' }), /50006/u);
  assert.match(refusedMessage({ components: [] }), /50006/u);
  assert.match(refusedMessage({ flags: COMPONENTS_V2 | 64, components: [text('a')] }), /flags/u);
  assert.match(refusedMessage({ flags: 0, content: 'c'.repeat(2001) }), /BASE_TYPE_BAD_LENGTH/u);
});

test('the stand-in notifies whom Discord would, backslash or not', () => {
  const components = [text('\\@everyone <@123> <@&456> @here')];
  const loud = written({ flags: COMPONENTS_V2, components }, COMPONENTS_V2);
  const quiet = written({ flags: COMPONENTS_V2, components, allowed_mentions: { parse: [] } }, COMPONENTS_V2);
  assert.deepEqual(loud.pings, ['@everyone', '<@123>', '<@&456>', '@here']);
  assert.deepEqual(quiet.pings, []);
});

test('the stand-in refuses commands that Discord refuses', () => {
  const option = (more: object = {}) => ({ type: 3, name: 'player', description: 'Who', ...more });
  const command = (more: object = {}) => ({ name: 'strategy', description: 'What they do', ...more });
  const menu = (more: object = {}) => ({ name: 'Find moments', type: 3, ...more });
  const cases: readonly (readonly [string, readonly object[], RegExp])[] = [
    ['an upper-case name', [command({ name: 'Strategy' })], /name/u],
    ['a name with a space', [command({ name: 'my strategy' })], /name/u],
    ['a name of 33', [command({ name: 's'.repeat(33) })], /name/u],
    ['no description', [command({ description: '' })], /description/u],
    ['a description of 101', [command({ description: 'd'.repeat(101) })], /description/u],
    ['a required option late', [command({ options: [option(), option({ name: 'b', required: true })] })], /required/u],
    ['26 options', [command({ options: Array.from({ length: 26 }, (_, i) => option({ name: `o${i}` })) })], /options/u],
    ['the same option twice', [command({ options: [option(), option()] })], /unique/u],
    ['the same command twice', [command(), command()], /unique/u],
    ['a message command of 33', [menu({ name: 'M'.repeat(33) })], /name/u],
    ['a message command without a name', [menu({ name: ' ' })], /name/u],
    ['a described message command', [menu({ description: 'What' })], /description/u],
    ['a message command with options', [menu({ options: [] })], /UNKNOWN_FIELD/u],
    ['the same message command twice', [menu(), menu()], /unique/u],
    ['16 message commands', Array.from({ length: 16 }, (_, i) => menu({ name: `Find ${i}` })), /at most 15/u],
    ['16 user commands', Array.from({ length: 16 }, (_, i) => menu({ type: 2, name: `Who ${i}` })), /15 user/u],
    ['a described user command', [menu({ type: 2, description: 'What' })], /description/u],
    ['a language that there is not', [command({ name_localizations: { es: 'estrategia' } })], /name_localizations/u],
    ['an upper-case name in German', [command({ name_localizations: { de: 'Strategie' } })], /name_localizations/u],
    ['a name of 33 in a menu', [menu({ name_localizations: { de: 'M'.repeat(33) } })], /name_localizations/u],
    ['a long description', [command({ description_localizations: { fr: 'd'.repeat(101) } })], /description_local/u],
    [
      'the same name in German',
      [command({ name_localizations: { de: 'plan' } }), command({ name: 'b', name_localizations: { de: 'plan' } })],
      /unique, in every language/u,
    ],
    [
      'a German name that another has in English',
      [command({ name: 'plan' }), command({ name_localizations: { de: 'plan' } })],
      /unique, in every language/u,
    ],
    [
      'the same option in French',
      [command({ options: [option({ name_localizations: { fr: 'qui' } }), option({ name: 'qui' })] })],
      /unique, in every language/u,
    ],
    [
      'more than 8000 characters where another language is longer',
      [
        command({
          options: Array.from({ length: 25 }, (_, i) => ({
            ...option({
              name: `o${i}`,
              choices: [...Array(2)].map((__, j) => ({ name: `${j}`, value: 'v'.repeat(99) })),
            }),
            description_localizations: { ja: 'd'.repeat(100) },
            name_localizations: { ja: `${i}${'n'.repeat(28)}` },
          })),
        }),
      ],
      /8000 characters/u,
    ],
    ['101 chat commands', Array.from({ length: 101 }, (_, i) => command({ name: `s${i}` })), /at most 100/u],
    ['a type that there is not', [menu({ type: 9 })], /type/u],
    ['a max_length of 6001', [command({ options: [option({ max_length: 6001 })] })], /max_length/u],
    ['bounds on a text', [command({ options: [option({ min_value: 1 })] })], /UNKNOWN_FIELD/u],
    [
      'choices beside autocomplete',
      [command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] })],
      /exclude/u,
    ],
  ];
  for (const [what, body, expected] of cases) {
    assert.throws(() => accept(bulkOverwrite.global, body), expected, what);
  }
  assert.equal(
    accept(bulkOverwrite.global, [command({ options: [option({ required: true })], contexts: [0] })]).length,
    1,
  );
  assert.throws(() => accept(bulkOverwrite.guild, [command({ contexts: [0] })]), /UNKNOWN_FIELD/u);
  const both = [command({ name: 'find' }), menu({ name: 'find', description: '' }), menu({ name: 'What’s here?' })];
  assert.equal(accept(bulkOverwrite.guild, both).length, 3);
  assert.equal(accept(bulkOverwrite.global, [menu({ contexts: [0, 1], integration_types: [0] })]).length, 1);
  assert.throws(() => accept(bulkOverwrite.guild, [menu({ contexts: [0] })]), /UNKNOWN_FIELD/u);
});
