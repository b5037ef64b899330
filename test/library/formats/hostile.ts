/** Bytes of a hostile document. */
export const SIZE = 1_000_000;

const filled = (start: string, unit: string, end = '') =>
  start + unit.repeat(Math.max(1, Math.floor((SIZE - start.length - end.length) / unit.length))) + end;
const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\n';

/**
 * Documents of one megabyte that were made to be slow or large to read: name of the file, and how its text is made.
 * Whatever is deep, fine, unclosed, repeated or nearly right is here for every form.
 */
export const HOSTILE: readonly (readonly [string, () => string])[] = [
  ['lines.vtt', () => filled('WEBVTT\n', '\n')],
  ['cues.vtt', () => filled('WEBVTT\n\n', '00:00.000 --> 00:01.000\na\n\n')],
  ['bare-cues.vtt', () => filled('WEBVTT\n\n', '0:0-->0:0\n')],
  ['arrows.vtt', () => filled('WEBVTT\n\n', '-->')],
  ['bad-times.vtt', () => filled('WEBVTT\n\n', '99:99 --> x\n')],
  ['open-tags.vtt', () => filled(VTT, '<v ')],
  ['voices.vtt', () => filled('WEBVTT\n\n', '00:01.000 --> 00:02.000\n<v A>a<v B>b<c>c</c></v>\n\n')],
  ['references.vtt', () => filled(VTT, '&#x26;')],
  ['one-line.vtt', () => filled(VTT, 'a ')],
  ['rolling.vtt', () => filled('WEBVTT\n\n', '00:01.000 --> 00:02.000\na a a a a a a a\na a a a a a a a\n\n')],
  ['clocks.vtt', () => filled('WEBVTT\n\n', 'X-TIMESTAMP-MAP=MPEGTS:1,LOCAL:00:00.000\n')],
  ['styles.srt', () => filled('1\n00:00:01,000 --> 00:00:02,000\n', '{\\an8')],
  ['numbers.srt', () => filled('1\n00:00:01,000 --> 00:00:02,000\na\n', '1\n')],
  ['names.srt', () => filled('', '1\n00:00:01,000 --> 00:00:02,000\nAnn Bob: a\n')],
  ['lists.json', () => filled('{"segments":', '[')],
  ['empty.json', () => filled('{"segments":[', '{},', '{}]}')],
  ['numbers.json', () => filled('{"segments":[', '1,', '1]}')],
  ['keys.json', () => `{"segments":[${Array.from({ length: 90_000 }, (_, at) => `{"${at}":1}`).join(',')}]}`],
  ['segments.json', () => filled('{"segments":[', '{"start":1,"text":"a"},', '{"start":1,"text":"a"}]}')],
  ['string.json', () => filled('{"segments":"', '\\"')],
  ['events.json', () => filled('{"events":[', '{"segs":[{"utf8":"a"}]},', '{}]}')],
  ['pieces.json', () => filled('{"events":[{"segs":[', '{"utf8":"a"},', '{"utf8":"a"}]}]}')],
  ['transcription.json', () => filled('{"transcription":[', '{"offsets":{"from":1},"text":"a"},', '{}]}')],
  [
    'words.json',
    () =>
      filled(
        '{"results":{"channels":[{"alternatives":[{"words":[',
        '{"word":"a","start":1},',
        '{"word":"a","start":1}]}]}]}}',
      ),
  ],
  ['chapters.info.json', () => filled('{"id":"abc","title":"t","chapters":[', '{"start_time":1,"title":"a"},', '{}]}')],
  ['description.info.json', () => filled('{"id":"abc","title":"t","description":"', '0:00 a\\n', '"}')],
  ['heard.json', () => filled('{"audio_url":"a","words":[', '{"text":"a","start":1},', '{"text":"a","start":1}]}')],
  [
    'items.json',
    () => filled('{"results":{"items":[', '{"start_time":"1","alternatives":[{"content":"a"}]},', '{}]}}'),
  ],
  ['monologues.json', () => filled('{"monologues":[{"elements":[', '{"type":"text","value":"a"},', '{}]}]}')],
  ['alternatives.json', () => filled('{"results":[', '{"alternatives":[{"words":[{"word":"a"}]}]},', '{}]}')],
  ['word-list.json', () => filled('{"words":[', '{"word":"a","start":1},', '{}]}')],
  ['parts.json', () => filled('[', '{"from":1,"to":2,"content":"a"},', '{}]')],
  ['wrapped.json', () => filled('', '{"data":', `1${'}'.repeat(20)}`)],
  ['nan.json', () => filled('{"segments":[', 'NaN,', 'NaN]}')],
  ['quotes.json', () => filled('{"x": NaN, "segments":["', '\\"', '"')],
  ['lines.jsonl', () => filled('', '{"start":1,"text":"a"}\n')],
  ['elements.srv3', () => filled('<timedtext format="3"><body>', '<p t="1">a</p>')],
  ['open.srv3', () => filled('<timedtext format="3"><body>', '<p>')],
  ['nested.srv3', () => filled('<timedtext format="3"><body><p t="1">', '<s>')],
  ['attributes.srv3', () => filled('<timedtext format="3"><body><p ', 't="1" ')],
  ['entities.srv3', () => filled('<timedtext format="3"><body><p t="1">', '&a;', '</p>')],
  ['times.txt', () => filled('', '0:00\na\n')],
  ['most-times.txt', () => filled('', '0:00\na b c d e f g h i j\n').slice(0, 1_000_000)],
  ['inline-times.txt', () => filled('', '0:00 a\n')],
  ['equal-times.txt', () => filled('', '0:00 ')],
  ['named.txt', () => filled('', 'Ann 0:00\n')],
  ['brackets.txt', () => filled('0:00 a\n0:01 b\n', '[')],
  ['names.txt', () => filled('0:00 a\n0:01 b\n0:02 ', 'A ')],
  ['chapters.txt', () => filled('', '0:00\na\nb\n0:01\na\n0:02\na\n0:03\na\n')],
  ['headings.md', () => filled('0:00 a\n0:01 b\n0:02 c\n', '# a\n')],
  ['links.txt', () => filled('', 'https://a.b/', '\n0:00 a\n0:01 b\n0:02 c\n')],
  ['page.txt', () => filled('**Source:** https://youtu.be/abc ## Full Transcript ', '0:00a 0:01b ')],
  ['sections.txt', () => filled('**Source:** https://youtu.be/abc ## Sections ', '[00:00:01](x) **')],
  ['front-matter.md', () => filled('---\nvideo_id: abc\n---\n', '[0:00] ')],
  ['yaml.yaml', () => filled('url: "https://a.bc/d"\nx: ', '[')],
  ['yaml-keys.yml', () => filled('url: "https://a.bc/d"\n', 'a: b\n')],
];
