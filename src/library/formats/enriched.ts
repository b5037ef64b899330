import { chaptersIn } from './chapters.ts';
import { FieldReader } from './fields.ts';
import { opensFrontMatter, readFrontMatter } from './front-matter.ts';
import { refuse } from './refuse.ts';
import type { Reader, ReadResult } from './shapes.ts';
import { bare, distinct, oneLine, saysNothing } from './text.ts';
import { asVideoId, videoIdOf, watchUrl } from './youtube.ts';

/**
 * The enriched transcript (`.md`): YAML front matter, then a `# title`, then the words without times. Any field may be
 * missing or null; one of the wrong type is left out, with a note. Chapters in the description become sections.
 */
export const enrichedTranscript: Reader = {
  name: 'enriched transcript',
  about: 'an enriched transcript (.md: YAML front matter between two `---` lines, then the text)',
  extensions: ['.md', '.markdown'],
  recognises: (_, text) => opensFrontMatter(text),
  read,
};

function read(_: string, text: string): ReadResult {
  const front = readFrontMatter(text);
  if (!front.ok) return front;
  const fields = new FieldReader(front);
  const link = fields.text('youtube_url', 2_000);
  const videoId = asVideoId(fields.text('video_id', 200)) ?? videoIdOf(link ?? '');
  if (videoId === null) return refuse(...withoutId(front.fields, front.lineOf));

  const { heading, speech } = splitHeading(front.body, fields.text('title', 400));
  const title = fields.text('title', 400) ?? heading;
  const description = fields.block('description', 20_000);
  const entities = fields.within('entities');
  return {
    ok: true,
    document: {
      format: enrichedTranscript.name,
      videoId,
      title,
      otherTitles: heading !== null && bare(heading) !== bare(title ?? '') ? [heading] : [],
      url: watchUrl(videoId),
      author: fields.text('author', 200),
      date: fields.date('publish_date'),
      duration: fields.seconds('duration_seconds') ?? fields.clock('duration'),
      summary: writtenSummary(fields.list('summary', 2_000), front.body),
      keyPoints: fields.list('key_points', 2_000),
      sections: description === null ? [] : chaptersIn(description),
      description,
      hints: {
        companies: entities.list('companies', 120),
        people: entities.list('people', 120),
        products: entities.list('products', 120),
        models: entities.list('models', 120),
        keywords: distinct([...fields.list('keywords', 120), ...fields.list('yt_tags', 120)]),
        topic: fields.text('primary_topic', 120),
        contentType: fields.text('content_type', 120),
        difficulty: fields.text('difficulty', 120),
        audience: fields.list('audience', 120),
      },
      transcript: speech === '' ? null : { kind: 'untimed', text: speech },
      notes: fields.notes,
    },
  };
}

function withoutId(fields: Readonly<Record<string, unknown>>, lineOf: (field: string) => number): [number, string] {
  const given = ['video_id', 'youtube_url'].find((field) => typeof fields[field] === 'string');
  const right =
    'the front matter should say `video_id: "U6bZI-0oAjc"` or `youtube_url: "https://www.youtube.com/watch?v=…"`';
  if (given === undefined) return [lineOf('video_id'), `no video id: ${right}`];
  return [lineOf(given), `\`${given}\` holds no video id (letters, digits, - and _): ${right}`];
}

/** The `# title` line that opens a body, and the words after it. A lone heading that is not the title is speech. */
function splitHeading(body: string, title: string | null): { heading: string | null; speech: string } {
  const text = body.trim();
  if (!text.startsWith('# ')) return { heading: null, speech: text };
  const end = text.indexOf('\n');
  const line = end === -1 ? text : text.slice(0, end);
  const heading = oneLine(line.slice(2), 400);
  if (end === -1 && (title === null || bare(heading) !== bare(title))) return { heading: null, speech: text };
  return { heading: saysNothing(heading) ? null : heading, speech: end === -1 ? '' : text.slice(end).trim() };
}

/**
 * The summary lines that somebody wrote. The machine fills this field with scraps cut out of the transcript, often
 * within a word; those say nothing that the transcript does not say better.
 */
function writtenSummary(lines: readonly string[], body: string): readonly string[] {
  if (lines.length === 0) return [];
  const spoken = bare(body);
  return lines.filter((line) => !spoken.includes(bare(line)));
}
