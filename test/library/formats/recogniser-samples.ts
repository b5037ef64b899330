/** Invented answers of recognisers, each written as the service that makes it writes it. */

const ASSEMBLY_WORDS: readonly (readonly [string, number, string])[] = [
  ['Google', 400, 'A'],
  ['plays', 900, 'A'],
  ['defence.', 1_200, 'A'],
  ['Does', 1_800, 'B'],
  ['it?', 2_000, 'B'],
];

export const ASSEMBLYAI = JSON.stringify({
  id: 'a1b2',
  language_code: 'en_us',
  status: 'completed',
  audio_url: 'https://example.org/talk.mp3',
  text: 'Google plays defence. Does it?',
  words: ASSEMBLY_WORDS.map(([text, start, speaker]) => ({ text, start, end: start + 90, confidence: 0.9, speaker })),
  utterances: [{ start: 400, end: 1_290, text: 'Google plays defence.', speaker: 'A', words: [] }],
  audio_duration: 20,
  chapters: [{ start: 400, end: 2_090, gist: 'Search', headline: 'Who defends search', summary: 'Google does.' }],
});

export const AMAZON = JSON.stringify({
  jobName: 'talk',
  status: 'COMPLETED',
  results: {
    language_code: 'en-US',
    transcripts: [{ transcript: 'Google plays defence. Does it?' }],
    items: [
      { type: 'pronunciation', start_time: '0.4', end_time: '0.8', alternatives: [{ content: 'Google' }] },
      { type: 'pronunciation', start_time: '0.90', end_time: '1.1', alternatives: [{ content: 'plays' }] },
      { type: 'pronunciation', start_time: '1.2', end_time: '1.6', alternatives: [{ content: 'defence' }] },
      { type: 'punctuation', alternatives: [{ confidence: '0.0', content: '.' }] },
      { type: 'pronunciation', start_time: '1.8', end_time: '1.9', alternatives: [{ content: 'Does' }] },
      { type: 'pronunciation', start_time: '2.0', end_time: '2.1', alternatives: [{ content: 'it' }] },
      { type: 'punctuation', alternatives: [{ confidence: '0.0', content: '?' }] },
    ],
    speaker_labels: {
      speakers: 2,
      segments: [
        {
          speaker_label: 'spk_0',
          items: [{ start_time: '0.4' }, { start_time: '0.9' }, { start_time: '1.2' }],
        },
        { speaker_label: 'spk_1', items: [{ start_time: '1.8' }, { start_time: '2.0' }] },
      ],
    },
  },
});

const speechmatics = (type: string, content: string, start_time: number, speaker: string) => ({
  type,
  start_time,
  end_time: start_time + 0.1,
  alternatives: [{ content, confidence: 1, language: 'en', speaker }],
});
export const SPEECHMATICS = JSON.stringify({
  format: '2.9',
  metadata: { type: 'transcription', transcription_config: { language: 'en', diarization: 'speaker' } },
  results: [
    speechmatics('word', 'Google', 0.4, 'S1'),
    speechmatics('word', 'plays', 0.9, 'S1'),
    speechmatics('word', 'defence', 1.2, 'S1'),
    speechmatics('punctuation', '.', 1.2, 'S1'),
    speechmatics('word', 'Does', 1.8, 'S2'),
    speechmatics('word', 'it', 2, 'S2'),
    speechmatics('punctuation', '?', 2.1, 'S2'),
  ],
});

export const REV = JSON.stringify({
  monologues: [
    {
      speaker: 0,
      elements: [
        { type: 'text', value: 'Google', ts: 0.4, end_ts: 0.8, confidence: 1 },
        { type: 'punct', value: ' ' },
        { type: 'text', value: 'plays', ts: 0.9, end_ts: 1.1, confidence: 1 },
        { type: 'punct', value: ' ' },
        { type: 'text', value: 'defence', ts: 1.2, end_ts: 1.6, confidence: 1 },
        { type: 'punct', value: '.' },
      ],
    },
    {
      speaker: 1,
      elements: [
        { type: 'unknown', value: '<laugh>' },
        { type: 'text', value: 'Does', ts: 1.8 },
        { type: 'punct', value: ' ' },
        { type: 'text', value: 'it', ts: 2 },
        { type: 'punct', value: '?' },
      ],
    },
  ],
  speakers: [{ id: 0, name: 'Ann Lee' }],
});

export const GOOGLE = JSON.stringify({
  results: [
    {
      alternatives: [
        {
          transcript: 'Google plays defence.',
          words: [
            { startTime: '0.400s', endTime: '0.800s', word: 'Google' },
            { startTime: '0.900s', word: 'plays' },
            { startTime: '1.200s', word: 'defence.' },
          ],
        },
      ],
      languageCode: 'en-us',
    },
    {
      alternatives: [
        {
          transcript: ' Does it?',
          words: [
            { startTime: '1.8s', word: 'Does' },
            { startTime: '2s', word: 'it?' },
          ],
        },
      ],
    },
  ],
});

export const WATSON = JSON.stringify({
  result_index: 0,
  results: [
    {
      final: true,
      alternatives: [
        {
          transcript: 'google plays ',
          timestamps: [
            ['google', 0.4, 0.8],
            ['plays', 0.9, 1.1],
          ],
        },
      ],
    },
  ],
});

export const AZURE = JSON.stringify({
  source: 'https://example.org/talk.wav',
  combinedRecognizedPhrases: [{ channel: 0, display: 'Google plays defence. Does it?' }],
  recognizedPhrases: [
    { speaker: 1, offset: 'PT0.4S', offsetInTicks: 4_000_000, nBest: [{ display: 'Google plays defence.' }] },
    { speaker: 2, offset: 'PT1.8S', offsetInTicks: 18_000_000, nBest: [{ display: 'Does it?' }] },
  ],
});

export const ELEVENLABS = JSON.stringify({
  language_code: 'eng',
  text: 'Google plays defence. Does it?',
  words: ASSEMBLY_WORDS.flatMap(([text, start, speaker]) => [
    { text, start: start / 1_000, end: (start + 90) / 1_000, type: 'word', speaker_id: speaker },
    { text: ' ', start: (start + 90) / 1_000, end: (start + 95) / 1_000, type: 'spacing', speaker_id: speaker },
  ]),
});

/** The form that podcasts publish their transcripts in. */
export const PODCAST_JSON = JSON.stringify({
  version: '1.0.0',
  segments: [
    { speaker: 'Ann Lee', startTime: 0.4, endTime: 1.6, body: 'Google plays defence.' },
    { speaker: 'Bob Ray', startTime: 1.8, endTime: 2.1, body: 'Does it?' },
  ],
});

/** As `insanely-fast-whisper` writes it, with who speaks. */
export const FAST_WHISPER = JSON.stringify({
  speakers: [
    { speaker: 'SPEAKER_00', text: ' Google plays defence.', timestamp: [0.4, 1.6] },
    { speaker: 'SPEAKER_01', text: ' Does it?', timestamp: [1.8, 2.1] },
  ],
  chunks: [{ text: ' Google plays defence. Does it?', timestamp: [0.4, 2.1] }],
  text: ' Google plays defence. Does it?',
});

/** Every one by the name of a file that holds it. */
export const RECOGNISERS: Readonly<Record<string, string>> = {
  'assemblyai.json': ASSEMBLYAI,
  'amazon.json': AMAZON,
  'speechmatics.json': SPEECHMATICS,
  'rev.json': REV,
  'google.json': GOOGLE,
  'watson.json': WATSON,
  'azure.json': AZURE,
  'elevenlabs.json': ELEVENLABS,
  'podcast.json': PODCAST_JSON,
  'fast-whisper.json': FAST_WHISPER,
};
