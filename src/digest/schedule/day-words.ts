/** How people write the days of the week: English, German, Spanish and French, with the usual short forms; no plurals. */
const NAMES = [
  'mon monday mo montag lun lunes lundi',
  'tue tues tuesday tu di dienstag mar martes mardi',
  'wed weds wednesday we mi mittwoch mie miercoles mer mercredi',
  'thu thur thurs thursday th do donnerstag jue jueves jeu jeudi',
  'fri friday fr freitag vie viernes ven vendredi',
  'sat saturday sa samstag sonnabend sab sabado sam samedi',
  'sun sunday su so sonntag dom domingo dim dimanche',
] as const;

const [ALL, WEEK, END] = [
  [1, 2, 3, 4, 5, 6, 7],
  [1, 2, 3, 4, 5],
  [6, 7],
] as const;

const SETS: readonly (readonly [readonly number[], string])[] = [
  [ALL, 'daily,everyday,day,days,all week,whole week,taglich,tag,tage,diario,diariamente,dia,dias,jour,jours'],
  [WEEK, 'weekday,weekdays,week day,week days,workday,workdays,working day,working days,work day,work days'],
  [WEEK, 'business day,business days,werktag,werktage,werktags,wochentags,entre semana'],
  [END, 'weekend,weekends,week end,week ends,wochenende,wochenenden'],
];

const SINGLE = new Map<string, number>(
  NAMES.flatMap((names, index) =>
    names.split(' ').flatMap((name) => {
      const plural: [string, number][] = name.length > 4 && !name.endsWith('s') ? [[`${name}s`, index + 1]] : [];
      return [[name, index + 1] satisfies [string, number], ...plural];
    }),
  ),
);
const GROUPS = new Map<string, readonly number[]>(
  SETS.flatMap(([days, names]) => names.split(',').map((name) => [name, days] satisfies [string, readonly number[]])),
);

/** The weekday that a word means: 1 is Monday. Words are lower case, without accents. */
export function weekdayOf(word: string): number | null {
  return SINGLE.get(word) ?? null;
}

/** The weekdays that a word or two mean together: `weekdays`, `business days`. */
export function dayGroupOf(words: string): readonly number[] | null {
  return GROUPS.get(words) ?? null;
}

/** Every word for a day or for several, for spelling help. */
export const DAY_WORDS: readonly string[] = [...SINGLE.keys(), ...GROUPS.keys()].filter((word) => word.length > 4);

const SHORT = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const LONG = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `Mon`. */
export function shortDay(day: number): string {
  return SHORT[day - 1] ?? '';
}

/** `Monday`. */
export function longDay(day: number): string {
  return LONG[day - 1] ?? '';
}
