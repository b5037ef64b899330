import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggestZones, understandZone, zoneName } from '../../../src/digest/schedule/index.ts';
import { COMMON_ZONES, ODD_OFFSETS, ZONE_ALIASES } from '../../../src/digest/schedule/zone-aliases.ts';
import { at, clockOf } from './support.ts';

const JULY = at('2026-07-01T12:00Z');

test('a zone is understood by its name, its city, an alias or an offset', () => {
  for (const [said, zone] of [
    ['Europe/London', 'Europe/London'],
    ['europe/LONDON', 'Europe/London'],
    ['london', 'Europe/London'],
    ['London, UK', 'Europe/London'],
    ['new york', 'America/New_York'],
    ['New York time', 'America/New_York'],
    ['America/New York', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['Zürich', 'Europe/Zurich'],
    ['Buenos Aires', 'America/Argentina/Buenos_Aires'],
    ['asia/calcutta', 'Asia/Kolkata'],
    ['Kiev', 'Europe/Kyiv'],
    ['kyiv', 'Europe/Kyiv'],
    ['us/eastern', 'America/New_York'],
    ['Mumbai', 'Asia/Kolkata'],
    ['San Francisco', 'America/Los_Angeles'],
    ['Germany', 'Europe/Berlin'],
    ['ET', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['Eastern Standard Time', 'America/New_York'],
    ['Pacific Time (US)', 'America/Los_Angeles'],
    ['PT', 'America/Los_Angeles'],
    ['CET', 'Europe/Brussels'],
    ['IST', 'Asia/Kolkata'],
    ['BST', 'Europe/London'],
    ['gmt', 'UTC'],
    ['UTC', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['UTC+0', 'UTC'],
    ['UTC+2', 'Etc/GMT-2'],
    ['gmt -05:00', 'Etc/GMT+5'],
    ['+14', 'Etc/GMT-14'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ] as const) {
    assert.deepEqual(understandZone(said), { ok: true, zone }, said);
  }
});

test('every name of the database is understood as a zone whose clocks show the same', () => {
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const reading = understandZone(name.toLowerCase());
    assert.ok(reading.ok, name);
    const [theirs, ours] = [clockOf(name), clockOf(reading.zone)];
    for (const month of [0, 3, 6, 9]) {
      const instant = Date.UTC(2026, month, 1);
      assert.equal(ours(instant), theirs(instant), name);
    }
    assert.deepEqual(understandZone(reading.zone), reading, 'what was understood is understood again');
  }
});

test('every alias leads to the zone that it stands beside, which is one', () => {
  const seen = new Set<string>();
  for (const [alias, zone] of ZONE_ALIASES) {
    assert.deepEqual(understandZone(alias), { ok: true, zone }, alias);
    assert.ok(!seen.has(alias), `${alias} is listed twice`);
    seen.add(alias);
  }
  for (const zone of COMMON_ZONES) assert.deepEqual(understandZone(zone), { ok: true, zone });
  for (const [minutes, zones] of Object.entries(ODD_OFFSETS)) {
    for (const zone of zones) {
      for (const month of [0, 6]) {
        const instant = Date.UTC(2026, month, 15);
        assert.equal(clockOf(zone)(instant), clockOf('UTC')(instant + Number(minutes) * 60_000), zone);
      }
    }
  }
});

test('what is no zone gives those that may have been meant', () => {
  const near = (said: string) => {
    const reading = understandZone(said);
    assert.ok(!reading.ok, said);
    return reading.near;
  };
  assert.equal(near('lodnon')[0], 'Europe/London');
  assert.equal(near('Europe/Lodnon')[0], 'Europe/London');
  assert.equal(near('tokio')[0], 'Asia/Tokyo');
  assert.equal(near('berln')[0], 'Europe/Berlin');
  assert.deepEqual(near('UTC+5:30'), ['Asia/Kolkata', 'Asia/Colombo']);
  assert.ok(near('America').length <= 5);
  assert.ok(!near('MIT').includes('Pacific/Apia'));
  for (const nothing of ['', 'x', 'UTC+15', 'nowhere at all', '<!channel>', 'a'.repeat(100_000), 'SystemV/EST5']) {
    assert.deepEqual(near(nothing), [], nothing.slice(0, 20));
  }
});

test('completions say what the clocks there show, and fit the platforms', () => {
  assert.deepEqual(suggestZones('lond', JULY)[0], {
    label: 'Europe/London · 13:00 now, UTC+1',
    value: 'Europe/London',
  });
  assert.equal(suggestZones('mumb', JULY)[0]?.label, 'Asia/Kolkata · 17:30 now, UTC+5:30');
  assert.equal(suggestZones('london', at('2026-01-01T12:00Z'))[0]?.label, 'Europe/London · 12:00 now, UTC');
  assert.equal(suggestZones('tokio', JULY)[0]?.value, 'Asia/Tokyo');
  const east = suggestZones('+2', JULY).map(({ value }) => value);
  assert.equal(east[0], 'Etc/GMT-2');
  assert.ok(east.includes('Europe/Paris') && !east.includes('Europe/Athens'));
  for (const typed of ['', 'e', 'america/', 'new', '+5:30', 'qqqq', '%', 'a'.repeat(10_000)]) {
    const suggestions = suggestZones(typed, JULY);
    assert.ok(suggestions.length <= 25);
    assert.equal(new Set(suggestions.map(({ value }) => value)).size, suggestions.length);
    for (const { label, value } of suggestions) {
      assert.ok(label.length <= 100 && value.length <= 100);
      assert.deepEqual(understandZone(value), { ok: true, zone: value });
    }
  }
  assert.equal(suggestZones('', JULY).length, 25);
  assert.deepEqual(suggestZones('qqqq', JULY), []);
});

test('a zone is shown as people read it', () => {
  assert.equal(zoneName('America/New_York'), 'America/New York');
  assert.equal(zoneName('Etc/GMT-2'), 'UTC+2');
  assert.equal(zoneName('Etc/GMT+5'), 'UTC−5');
});
