import type { LanguageWords } from './words.ts';

const BY = { name: 'herausgeber', about: 'Nur was diese Person oder dieser Kanal veröffentlicht hat' };
const AFTER = { name: 'ab', about: 'Nur ab diesem Jahr, Monat oder Tag, etwa 2025-01' };
const BEFORE = { name: 'vor', about: 'Nur vor diesem Jahr, Monat oder Tag' };
const PAGE = { name: 'seite', about: 'Welche Seite der Antwort' };
const IN_VIDEO = { name: 'video', about: 'Nur in diesem Video' };
const WHICH_VIDEO = { name: 'video', about: 'Ein Teil des Titels, die Kennung oder die Adresse' };

export const GERMAN: LanguageWords = {
  commands: {
    strategy: {
      name: 'strategie',
      about: 'Welches Spiel ein Unternehmen spielt, mit den Stellen, die es belegen',
      options: {
        player: { name: 'akteur', about: 'Ein Unternehmen oder Produkt, etwa deepseek' },
        video: IN_VIDEO,
        page: PAGE,
      },
    },
    compare: {
      name: 'vergleich',
      about: 'Zwei Akteure nebeneinander, Punkt für Punkt',
      options: {
        player: { name: 'akteur', about: 'Ein Akteur wie openai, oder gleich beide: openai und google' },
        other: { name: 'anderer', about: 'Mit wem verglichen wird, etwa google' },
        video: IN_VIDEO,
      },
    },
    players: {
      name: 'akteure',
      about: 'Von wem die Rede ist, wie viel und seit wann',
      options: { video: IN_VIDEO, page: PAGE },
    },
    summary: {
      name: 'zusammenfassung',
      about: 'Was ein Video sagt, jeder Punkt mit seiner Stelle verknüpft',
      options: { video: WHICH_VIDEO },
    },
    keypoints: {
      name: 'kernpunkte',
      about: 'Die Kernpunkte eines Videos, jeder mit seiner Stelle verknüpft',
      options: { video: WHICH_VIDEO },
    },
    moments: {
      name: 'stellen',
      about: 'Die Stellen, die eine Frage am besten beantworten',
      options: {
        query: { name: 'frage', about: 'Eine Frage, ein paar gesagte Worte oder ein Link zu einer Sekunde' },
        video: IN_VIDEO,
        in: { name: 'in', about: 'Nur in diesem Video oder zu diesem Thema' },
        from: { name: 'von', about: 'Nur was diese Person sagt: ein Teil des Namens' },
        by: BY,
        after: AFTER,
        before: BEFORE,
        page: PAGE,
      },
    },
    transcript: {
      name: 'mitschrift',
      about: 'Was rund um eine Stelle gesagt wird, eine halbe Minute davor und danach',
      options: {
        video: { name: 'video', about: 'Ein Teil des Titels, die Kennung oder ein Link zu einer Sekunde' },
        at: { name: 'bei', about: 'Wo, etwa 4:23, 263 oder 4:23–5:23; ohne Angabe am Anfang' },
      },
    },
    library: {
      name: 'bibliothek',
      about: 'Welche Videos es gibt, die neuesten zuerst',
      options: {
        query: { name: 'suche', about: 'Worte aus einem Titel oder Kernpunkt, oder ein Akteur' },
        topic: { name: 'thema', about: 'Nur zu diesem Thema' },
        level: { name: 'niveau', about: 'Nur in dieser Schwierigkeit' },
        by: BY,
        audience: { name: 'publikum', about: 'Nur für diese Leute' },
        type: { name: 'art', about: 'Nur von dieser Art' },
        after: AFTER,
        before: BEFORE,
        page: PAGE,
      },
    },
    ask: {
      name: 'frag',
      about: 'Frag mit eigenen Worten; die Antwort sagt, welcher Befehl sie gegeben hat',
      options: { question: { name: 'frage', about: 'Was du wissen willst, etwa: worauf setzt google?' } },
    },
    share: {
      name: 'teilen',
      about: 'Eine Antwort in deinem Namen in einen Kanal stellen, und sie zurücknehmen',
      options: {
        of: { name: 'was', about: 'Was du teilst: ein Link zu einer Sekunde; eine Antwort hat dafür einen Knopf' },
        channel: { name: 'kanal', about: 'In welchen Kanal; ohne Angabe in diesen' },
        note: { name: 'notiz', about: 'Was du dazu sagst' },
        pick: { name: 'auswahl', about: 'Nur diese Zitate, wie das Formular sie nennt' },
        undo: { name: 'zurück', about: 'Die Kennung dessen, was du zurücknimmst' },
        by: { name: 'von', about: 'Was diese Person in diesem Kanal geteilt hat' },
      },
    },
    follow: {
      name: 'folgen',
      about: 'Eine Nachricht bekommen, wenn ein neues Video vom Spiel eines Akteurs spricht',
      options: {
        player: { name: 'akteur', about: 'Wem du folgst, etwa google; ohne Angabe zeigt es, wem schon' },
        where: {
          name: 'wohin',
          about: 'An mich als Direktnachricht, oder hierher in diesen Kanal',
          choices: { here: 'hierher', me: 'an mich' },
        },
        stop: { name: 'beenden', about: 'Diesem Akteur nicht länger folgen', choices: { yes: 'ja' } },
      },
    },
    home: { name: 'start', about: 'Das Neueste der Bibliothek, wem du folgst und was die Kanäle bekommen' },
    add: {
      name: 'hinzufügen',
      about: 'Nimmt ein Video in die Bibliothek auf: seine Untertitel als Datei, oder seine Adresse',
      options: {
        link: { name: 'link', about: 'Die Adresse eines Videos; neben einer Datei, wo deren Video ist' },
        file: { name: 'datei', about: 'Untertitel oder eine Mitschrift, etwa .vtt, .srt oder .json' },
      },
    },
    digest: {
      name: 'digest',
      about: 'Was es Neues gibt, nach Strategie aufbereitet und regelmäßig in diesen Kanal gestellt',
      options: {
        action: {
          name: 'aktion',
          about: 'Was geschehen soll; ohne Angabe zeigt es, was es gibt',
          choices: {
            subscribe: 'abonnieren',
            list: 'auflisten',
            preview: 'vorschau',
            now: 'jetzt',
            pause: 'anhalten',
            resume: 'fortsetzen',
            unsubscribe: 'abbestellen',
            next: 'nächste Termine',
            history: 'verlauf',
          },
        },
        time: { name: 'uhrzeit', about: 'Wann, etwa 09:00, 9am oder mon,wed 17:30' },
        days: { name: 'tage', about: 'An welchen Tagen, etwa weekdays oder mon,wed' },
        zone: { name: 'zeitzone', about: 'Zeitzone, etwa Europe/Berlin' },
        players: { name: 'akteure', about: 'Nur diese Akteure, etwa openai, google; all für alle' },
        topic: { name: 'thema', about: 'Nur Videos darüber; any für alle' },
        empty: {
          name: 'leer',
          about: 'Wenn es nichts Neues gibt: auslassen, oder etwas aus dem Archiv',
          choices: { skip: 'auslassen', archive: 'aus dem Archiv' },
        },
        channel: { name: 'kanal', about: 'Die Kennung eines anderen Kanals; ohne Angabe dieser' },
        page: PAGE,
      },
    },
    cuepoint: { name: 'cuepoint', about: 'Was der Bot kann, und wie frisch die Bibliothek ist' },
  },
  menu: {
    'Find moments about this': 'Stellen hierzu finden',
    'What is said here?': 'Was wird hier gesagt?',
    'Add to the library': 'In die Bibliothek aufnehmen',
    'What they shared here': 'Was hier geteilt wurde',
  },
};
