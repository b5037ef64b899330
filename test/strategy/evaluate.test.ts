import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  compare,
  evaluate,
  type LabelledTalk,
  LabelsError,
  parseLabels,
  tableOf,
} from '../../src/strategy/eval/index.ts';
import { createAnalyst, type Strategies } from '../../src/strategy/index.ts';
import { labelledTalks } from './talks.ts';

const analyst = createAnalyst();

const TALK: LabelledTalk = {
  id: 't',
  unit: 'words',
  segments: [
    { player: 'A', start: 0, end: 100 },
    { player: null, start: 100, end: 110, kind: 'bridge' },
    { player: 'B', start: 110, end: 200 },
    { player: 'C', start: 150, end: 200, kind: 'optional' },
  ],
  facets: [{ player: 'A', facet: 'BET', alt: ['PLAY'], start: 10, end: 30 }],
};

function said(segments: Strategies['segments'], facets: Strategies['facets'] = []): Strategies {
  return { id: 't', unit: 'words', players: [...new Set(segments.map(({ player }) => player))], segments, facets };
}

test('a perfect answer scores one, and optional text costs nothing', () => {
  const figures = evaluate(
    [TALK],
    [
      said(
        [
          { player: 'A', start: 0, end: 105 },
          { player: 'B', start: 110, end: 200 },
          { player: 'C', start: 150, end: 180 },
        ],
        [{ player: 'A', facet: 'PLAY', start: 12, end: 30 }],
      ),
    ],
  );
  assert.equal(figures.microF1, 1);
  assert.equal(figures.macroF1, 1);
  assert.equal(figures.playersPrecision, 1);
  assert.equal(figures.playersRecall, 1);
  assert.equal(figures.boundaryError, 0);
  assert.equal(figures.runsPerRun, 1);
  assert.equal(figures.facetFoundWithLabel, 1);
  assert.equal(figures.attribution, 1);
});

test('what is missed, invented, late or in pieces costs what it should', () => {
  const figures = evaluate(
    [TALK],
    [
      said(
        [
          { player: 'A', start: 20, end: 40 },
          { player: 'A', start: 60, end: 100 },
          { player: 'D', start: 0, end: 40 },
        ],
        [{ player: 'A', facet: 'RISK', start: 110, end: 130 }],
      ),
    ],
  );
  assert.equal(figures.microF1, (2 * 60) / (2 * 60 + 40 + 130));
  assert.equal(figures.playersPrecision, 0.5);
  assert.equal(figures.playersRecall, 0.5);
  assert.equal(figures.runsPerRun, 1);
  assert.equal(figures.facetFound, 0);
  assert.equal(figures.attribution, 0);
});

test('a talk without strategy must come back empty', () => {
  const talk: LabelledTalk = { id: 't', unit: 'words', segments: [{ player: null, start: 0, end: 200, kind: 'none' }] };
  assert.equal(evaluate([talk], [said([])]).leftAlone, 1);
  assert.equal(evaluate([talk], [said([{ player: 'A', start: 0, end: 5 }])]).leftAlone, 0);
});

test('labels that cannot be read are refused with the place', () => {
  assert.throws(() => parseLabels('{', 'labels.json'), new LabelsError('labels.json: not JSON'));
  assert.throws(
    () => parseLabels('{"videos":[{"id":"t","unit":"pages","segments":[]}]}', 'labels.json'),
    /^LabelsError: labels\.json: videos\.0\.unit: /u,
  );
});

test("on the project's own talks the method keeps its figures and beats both baselines", async () => {
  const { method, around, sticks } = compare(await labelledTalks(), analyst);
  assert.ok(method.microF1 >= 0.88, `micro F1 ${method.microF1}`);
  assert.ok(method.macroF1 >= 0.88, `macro F1 ${method.macroF1}`);
  assert.equal(method.playersPrecision, 1);
  assert.equal(method.playersRecall, 1);
  assert.ok(method.boundaryError <= 4, `boundary error ${method.boundaryError}`);
  assert.ok(method.runsPerRun <= 1.3, `runs ${method.runsPerRun}`);
  assert.ok(method.facetFound >= 0.8, `facets found ${method.facetFound}`);
  assert.ok(method.facetFoundWithLabel >= 0.7, `with label ${method.facetFoundWithLabel}`);
  assert.ok(method.attribution >= 0.9, `attribution ${method.attribution}`);
  assert.equal(method.leftAlone, method.talksWithoutStrategy);
  for (const baseline of [around, sticks]) {
    assert.ok(method.microF1 > baseline.microF1 + 0.1);
    assert.ok(method.facetFoundWithLabel > baseline.facetFoundWithLabel);
    assert.ok(baseline.leftAlone < baseline.talksWithoutStrategy);
  }
});

test('the table shows the method beside both baselines, a row for each figure', async () => {
  const lines = tableOf('own talks', await labelledTalks(), analyst).split('\n');
  assert.match(lines[0] ?? '', /^\| own talks +\| names ±40 words +\| last name sticks +\| the method +\|$/u);
  assert.equal(lines.length, 10);
  assert.equal(new Set(lines.map((line) => line.length)).size, 1);
});
