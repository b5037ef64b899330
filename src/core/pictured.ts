import { count } from './phrasing.ts';
import type { ComparisonPicture, MentionsPicture, Picture, PictureSpan, StripPicture } from './picture.ts';
import type { PlayerRow } from './store.ts';
import { type Breakdown, FACET_TITLES, FACETS, type Player } from './strategy.ts';
import { clock, shownTime } from './time.ts';
import type { Video } from './video.ts';

/** A picture, and in words what it shows. */
export interface Pictured<P extends Picture = Picture> {
  readonly picture: P;
  readonly alt: string;
  /** What of it cannot be seen, as a sentence that is in the words as well; left out where there is nothing. */
  readonly note?: string;
}

/** Rows of a picture, at most, as `picture.ts` has them. */
const MOST_LANES = { strip: 12, mentions: 8 } as const;
/** Spans and players that are told in words, at most: a screen reader reads them all in one go. */
const MOST_TOLD = 4;
/** Marks of a row that can be told apart: the most telling quotes. */
const MOST_MARKS = 24;
/** Columns that can be told apart on a phone. */
const MOST_PERIODS = 24;

/**
 * Who is talked about when in a video, with a mark for each quote.
 * @param breakdowns of that one video; those of others, and players whose game it does not tell, are left out
 * @returns null when the video tells nobody's game
 */
export function stripOf(video: Video, breakdowns: readonly Breakdown[]): Pictured<StripPicture> | null {
  const lanes = breakdowns
    .flatMap(({ player, videos }) =>
      videos
        .filter((told) => told.video.id === video.id && told.passages.length > 0)
        .map(({ passages, claims }) => ({
          label: player.name,
          spans: joined(passages),
          quotes: claims.length,
          marks: claims
            .toSorted((a, b) => b.score - a.score)
            .slice(0, MOST_MARKS)
            .map(({ facet, moment }) => ({ at: moment.start, label: FACET_TITLES[facet].title })),
        })),
    )
    .sort((a, b) => lengthOf(b.spans) - lengthOf(a.spans))
    .slice(0, MOST_LANES.strip);
  if (lanes.length === 0) return null;
  const estimated = video.timing !== 'exact';
  const told = lanes.map(({ label, spans, quotes }) => {
    const shown = spans.slice(0, MOST_TOLD).map(({ start, end }) => `${shownTime(start, video.timing)}–${clock(end)}`);
    const more = spans.length > MOST_TOLD ? ` and ${spans.length - MOST_TOLD} more` : '';
    return `${label} at ${shown.join(', ')}${more} (${count(quotes, 'quote')})`;
  });
  const about = video.timing === 'guessed' ? `about ${clock(video.duration)}` : clock(video.duration);
  return {
    picture: {
      kind: 'strip',
      title: 'Who is talked about when',
      duration: video.duration,
      estimated,
      lanes: lanes.map(({ label, spans, marks }) => ({ label, spans, marks })),
    },
    alt: `Who is talked about when, in ${about}: ${told.join('; ')}.`,
  };
}

/**
 * Minutes of talk about players over time: by month, by quarter or by year, whichever can be told apart.
 * @param rows how each video treats each player; videos without a date are left out, and that is said
 * @param players in the order in which they are shown; at most eight are
 * @returns null when no dated video tells the game of any of them
 */
export function mentionsOf(rows: readonly PlayerRow[], players: readonly Player[]): Pictured<MentionsPicture> | null {
  const wanted = new Set(players.map(({ id }) => id));
  const discussed = rows.filter((row) => row.standing === 'discussed' && wanted.has(row.player.id));
  const dated = discussed.flatMap(({ date, player, seconds }) => (date === null ? [] : [{ date, player, seconds }]));
  const dates = dated.map(({ date }) => date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { one, periods, periodOf } = scaleOf(first, last);
  const lanes = players
    .map(({ id, name }) => {
      const seconds = new Map<string, number>();
      for (const each of dated) {
        if (each.player.id !== id) continue;
        const period = periodOf(each.date);
        seconds.set(period, (seconds.get(period) ?? 0) + each.seconds);
      }
      return { label: name, values: periods.map((period) => (seconds.get(period) ?? 0) / 60) };
    })
    .filter(({ values }) => values.some((value) => value > 0))
    .slice(0, MOST_LANES.mentions);
  if (lanes.length === 0) return null;
  const told = lanes.slice(0, MOST_LANES.mentions).map(({ label, values }) => {
    const most = values.indexOf(Math.max(...values));
    const all = values.reduce((sum, value) => sum + value, 0);
    return `${label} ${minutes(all)}${periods.length > 1 ? `, the most in ${periods[most]}` : ''}`;
  });
  const undated = new Set(discussed.filter(({ date }) => date === null).map(({ videoId }) => videoId)).size;
  const note = `${count(undated, 'video')} without a date ${undated === 1 ? 'is' : 'are'} left out.`;
  const span = periods.length > 1 ? `${periods[0]} to ${periods.at(-1)}` : periods[0];
  return {
    picture: { kind: 'mentions', title: `Talked about, by ${one}`, unit: 'minutes', periods, lanes },
    alt: `Minutes of talk by ${one}, ${span}: ${told.join('; ')}.${undated > 0 ? ` ${note}` : ''}`,
    ...(undated > 0 ? { note } : {}),
  };
}

/**
 * Two players facet by facet: how many quotes tell each.
 * @returns null when no quote tells the game of either
 */
export function comparisonOf(sides: readonly [Breakdown, Breakdown]): Pictured<ComparisonPicture> | null {
  const [one, two] = sides;
  const counted = ({ videos }: Breakdown, facet: (typeof FACETS)[number]) =>
    videos.flatMap(({ claims }) => claims).filter((claim) => claim.facet === facet).length;
  const rows = FACETS.map((facet) => ({
    label: FACET_TITLES[facet].title,
    values: [counted(one, facet), counted(two, facet)] as const,
  })).filter(({ values: [left, right] }) => left + right > 0);
  if (rows.length === 0) return null;
  const names = [one.player.name, two.player.name] as const;
  const told = rows.map(({ label, values }) => `${label} ${values[0]} and ${values[1]}`);
  const picture = { kind: 'comparison', title: 'Quotes by facet', sides: names, unit: 'quotes', rows } as const;
  return { picture, alt: `Quotes by facet, ${names[0]} and ${names[1]}: ${told.join('; ')}.` };
}

/** Spans in order, those that follow one another at once as one. */
function joined(passages: readonly PictureSpan[]): readonly PictureSpan[] {
  const spans: PictureSpan[] = [];
  for (const { start, end } of passages.toSorted((a, b) => a.start - b.start)) {
    const last = spans.at(-1);
    if (last && start - last.end < 1) spans.splice(-1, 1, { start: last.start, end: Math.max(last.end, end) });
    else spans.push({ start, end });
  }
  return spans;
}

function lengthOf(spans: readonly { readonly start: number; readonly end: number }[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

function minutes(value: number): string {
  return value < 1 ? 'less than a minute' : count(Math.round(value), 'minute');
}

interface Scale {
  /** Such as `month`. */
  readonly one: string;
  /** Every period from the first date to the last. */
  readonly periods: readonly string[];
  periodOf(date: string): string;
}

/** The finest scale on which the periods between two ISO dates can be told apart. */
function scaleOf(first: string, last: string): Scale {
  const month = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const [from, to] = [month(first), month(last)];
  const scales = [
    {
      one: 'month',
      size: 1,
      name: (at: number) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    },
    { one: 'quarter', size: 3, name: (at: number) => `${Math.floor(at / 4)} Q${(at % 4) + 1}` },
    { one: 'year', size: 12, name: (at: number) => String(at) },
  ];
  const number = (size: number) => Math.floor(to / size) - Math.floor(from / size) + 1;
  const fitting = scales.find(({ size }) => number(size) <= MOST_PERIODS) ?? scales.at(-1);
  const { one, size, name } = fitting ?? { one: 'year', size: 12, name: String };
  const begins = Math.max(Math.floor(from / size), Math.floor(to / size) - 100);
  const length = Math.floor(to / size) - begins + 1;
  const periods = Array.from({ length }, (_, index) => name(begins + index));
  return { one, periods, periodOf: (date) => name(Math.floor(month(date) / size)) };
}
