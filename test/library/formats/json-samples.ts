/** Invented samples of the forms of JSON, each written as the program that makes it writes it. */

export const JSON3 = JSON.stringify({
  wireMagic: 'pb3',
  pens: [{}],
  wsWinStyles: [{}, { mhModeHint: 2, juJustifCode: 0, sdScrollDir: 3 }],
  wpWinPositions: [{}, { apPoint: 6, ahHorPos: 20, avVerPos: 100, rcRows: 2, ccCols: 40 }],
  events: [
    { tStartMs: 0, dDurationMs: 211_879, id: 1, wpWinPosId: 1, wsWinStyleId: 1 },
    { tStartMs: 320, dDurationMs: 14_260, wWinId: 1, segs: [{ utf8: '[Music]' }] },
    { tStartMs: 18_790, wWinId: 1, aAppend: 1, segs: [{ utf8: '\n' }] },
    {
      tStartMs: 18_800,
      dDurationMs: 7_160,
      wWinId: 1,
      segs: [
        { utf8: "We're", acAsrConf: 0 },
        { utf8: ' playing', tOffsetMs: 230 },
        { utf8: ' defence', tOffsetMs: 900 },
      ],
    },
    { tStartMs: 21_790, dDurationMs: 4_170, wWinId: 1, aAppend: 1, segs: [{ utf8: '\n' }] },
    {
      tStartMs: 21_800,
      dDurationMs: 2_000,
      wWinId: 1,
      segs: [{ utf8: '\n' }, { utf8: 'in', tOffsetMs: 200 }, { utf8: ' search', tOffsetMs: 300 }],
    },
  ],
});

export const WHISPER = JSON.stringify({
  text: ' Google plays defence. Yes.',
  segments: [
    {
      id: 0,
      seek: 0,
      start: 0.0,
      end: 4.5,
      text: ' Google plays defence.',
      tokens: [1, 2],
      temperature: 0,
      avg_logprob: -0.2,
    },
    { id: 1, seek: 0, start: 4.5, end: 6.02, text: ' Yes.', tokens: [3], temperature: 0, avg_logprob: -0.2 },
  ],
  language: 'en',
});

export const WHISPERX = JSON.stringify({
  segments: [
    {
      start: 0.031,
      end: 4.5,
      text: ' Google plays defence.',
      words: [{ word: 'Google', start: 0.031, end: 0.4, score: 0.9 }],
      speaker: 'SPEAKER_00',
    },
    { start: 4.5, end: 6.02, text: 'Yes.', words: [], speaker: 'SPEAKER_01' },
  ],
  word_segments: [],
});

export const WHISPER_CPP = JSON.stringify({
  systeminfo: 'AVX = 1',
  model: { type: 'base', multilingual: false },
  params: { model: 'models/ggml-base.en.bin', language: 'en', translate: false },
  result: { language: 'en' },
  transcription: [
    {
      timestamps: { from: '00:00:00,000', to: '00:00:04,500' },
      offsets: { from: 0, to: 4_500 },
      text: ' Google plays defence.',
    },
    { timestamps: { from: '00:00:04,500', to: '00:00:06,020' }, text: ' Yes.' },
  ],
});

const WORDS = [
  { word: 'google', start: 0.4, end: 0.8, confidence: 0.9, speaker: 0, punctuated_word: 'Google' },
  { word: 'plays', start: 0.9, end: 1.1, confidence: 0.9, speaker: 0, punctuated_word: 'plays' },
  { word: 'defence', start: 1.2, end: 1.6, confidence: 0.9, speaker: 0, punctuated_word: 'defence.' },
  { word: 'does', start: 1.8, end: 1.9, confidence: 0.9, speaker: 1, punctuated_word: 'Does' },
  { word: 'it', start: 2.0, end: 2.1, confidence: 0.9, speaker: 1, punctuated_word: 'it?' },
  { word: 'yes', start: 2.4, end: 2.6, confidence: 0.9, speaker: 0, punctuated_word: 'Yes.' },
];
const SENTENCES = {
  transcript: '\nSpeaker 0: Google plays defence.',
  paragraphs: [
    {
      sentences: [{ text: 'Google plays defence.', start: 0.4, end: 1.6 }],
      speaker: 0,
      num_words: 3,
      start: 0.4,
      end: 1.6,
    },
    { sentences: [{ text: 'Does it?', start: 1.8, end: 2.1 }], speaker: 1, num_words: 2, start: 1.8, end: 2.1 },
  ],
};
const deepgram = (alternative: object, rest: object = {}) =>
  JSON.stringify({
    metadata: { request_id: 'r', created: '2025-01-20T10:00:00.000Z', duration: 20.5, channels: 1 },
    results: {
      channels: [{ alternatives: [{ transcript: 'google plays defence', confidence: 0.9, ...alternative }] }],
      ...rest,
    },
  });

export const DEEPGRAM_WORDS = deepgram({ words: WORDS, paragraphs: SENTENCES });
export const DEEPGRAM_PARAGRAPHS = deepgram({ words: [], paragraphs: SENTENCES });
export const DEEPGRAM_UTTERANCES = deepgram(
  {},
  {
    utterances: [
      {
        start: 0.4,
        end: 1.6,
        confidence: 0.9,
        channel: 0,
        transcript: 'google plays defence',
        words: [],
        speaker: 0,
        id: 'u',
      },
    ],
  },
);
export const DEEPGRAM_TEXT = deepgram({});

export const INFO = JSON.stringify({
  id: 'U6bZI-0oAjc',
  title: 'Chips & Clouds',
  description: 'About it.\n\n0:00 Not\n1:00 These',
  uploader: 'Ann Lee',
  upload_date: '20250120',
  duration: 683,
  webpage_url: 'https://www.youtube.com/watch?v=U6bZI-0oAjc',
  tags: ['chips', 'clouds'],
  chapters: [
    { start_time: 0.0, title: 'Who buys', end_time: 263.0 },
    { start_time: 263.0, title: 'Who builds', end_time: 683 },
  ],
  extractor: 'youtube',
  extractor_key: 'Youtube',
  language: 'en',
  _type: 'video',
});
