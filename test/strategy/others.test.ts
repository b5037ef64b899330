import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnalyst, parseCatalogue } from '../../src/strategy/index.ts';
import { talkOf } from './talks.ts';

const LINES = parseCatalogue(
  ['Maersk', 'COSCO', 'Evergreen', 'CMA CGM'].map((name) => `- name: ${name}\n  kind: company\n`).join(''),
  'lines.yaml',
);
const analyst = createAnalyst(LINES);

/** What is quoted of whom: the words of every claim, under the name of its player. */
function quotes(text: string): Record<string, string[]> {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const { players } = analyst.analyse(talkOf(text));
  return Object.fromEntries(
    players
      .filter(({ standing }) => standing === 'discussed')
      .map(({ player, claims }) => [player.name, claims.map(({ span }) => words.slice(span.from, span.to).join(' '))]),
  );
}

const RISK = `And what could go wrong for Maersk? The risk for Maersk is Tangier. If Tangier congests, the whole network
  congests. Maersk can't route around it.`;
const POLITICAL = `COSCO's strategy is political: it keeps the Chinese factories shipping. They bought Piraeus because
  Beijing wanted a door to Europe. Thank you for the talk.`;

test('who acts at the start of a sentence is no part of the list that the sentence before ended with', () => {
  const told = quotes(`${RISK} And the Ocean Alliance? COSCO, CMA CGM, Evergreen and OOCL. ${POLITICAL}`);
  assert.match(told['COSCO']?.join('\n') ?? '', /political[\s\S]*They bought Piraeus/u);
  assert.doesNotMatch(told['Maersk']?.join('\n') ?? '', /political|Piraeus/u);
});

test('what is said of somebody whose game is not told is not quoted of whoever was talked about before', () => {
  const told = quotes(`${RISK} And the others? ${POLITICAL}`);
  assert.deepEqual(Object.keys(told), ['Maersk']);
  assert.match(told['Maersk']?.join('\n') ?? '', /The risk for Maersk is Tangier/u);
  assert.doesNotMatch(told['Maersk']?.join('\n') ?? '', /political|Piraeus/u);
});
