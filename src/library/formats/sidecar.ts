import { fromFields } from './enriched-fields.ts';
import { fieldsOfYaml } from './front-matter.ts';
import { refuse } from './refuse.ts';
import type { Reader } from './shapes.ts';

/** The name of the form, which decides where documents contradict each other. */
export const SIDECAR = 'sidecar';

/** What is known of a video beside its captions: the fields of a front matter in a file of their own (`.yaml`). */
export const sidecar: Reader = {
  name: SIDECAR,
  about: 'a sidecar (.yaml: `url: https://…`, `title:`, `publish_date:` for the captions of the same name)',
  extensions: ['.yaml', '.yml'],
  recognises: (path, text) => /\.ya?ml$/iu.test(path) && !text.startsWith('WEBVTT'),
  read(_, text) {
    const lines = text.split('\n');
    const last = lines.findLastIndex((line) => line.trim() !== '');
    const fields = fieldsOfYaml(
      lines.map((line, index) => (/^---\s*$/u.test(line) && (index === 0 || index === last) ? '' : line)),
    );
    if (!fields.ok) return fields;
    const document = fromFields(sidecar.name, fields);
    return document.ok && saysNothing(document.document)
      ? refuse(1, 'none of its fields is known; it should say `url: "https://…"`')
      : document;
  },
};

function saysNothing({
  videoId,
  url,
  title,
  author,
  date,
  description,
  keyPoints,
}: Extract<ReturnType<typeof fromFields>, { ok: true }>['document']): boolean {
  return [videoId, url, title, author, date, description].every((each) => each === null) && keyPoints.length === 0;
}
