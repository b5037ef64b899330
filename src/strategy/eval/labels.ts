import { z } from 'zod';
import { OperatorError } from '../../core/errors.ts';
import { FACETS } from '../../core/strategy.ts';
import type { LabelledTalk } from './evaluate.ts';

const facet = z.enum(FACETS);

const talkSchema = z.object({
  id: z.string().min(1),
  path: z.string().optional(),
  files: z.array(z.string()).optional(),
  unit: z.enum(['seconds', 'words']),
  segments: z.array(
    z.object({
      player: z.string().nullable(),
      start: z.number(),
      end: z.number(),
      kind: z.enum(['required', 'optional', 'bridge', 'none']).default('required'),
    }),
  ),
  facets: z
    .array(z.object({ player: z.string(), facet, alt: z.array(facet).default([]), start: z.number(), end: z.number() }))
    .default([]),
});

const labelsSchema = z.object({ videos: z.array(talkSchema).min(1) });

/** A labelled talk with where its documents lie, relative to the label file or as written there. */
export type LabelledDocument = LabelledTalk & { readonly documents: readonly string[] };

/** Labels that cannot be read: the message names the file and the place in it. */
export class LabelsError extends OperatorError {
  override readonly name = 'LabelsError';
}

/**
 * Reads a file of labelled talks: `{ videos: [{ id, path or files, unit, segments, facets }] }`.
 * @throws LabelsError when it is not one.
 */
export function parseLabels(text: string, file: string): LabelledDocument[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new LabelsError(`${file}: not JSON`);
  }
  const read = labelsSchema.safeParse(data);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new LabelsError(`${file}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`);
  }
  return read.data.videos.map(({ path, files, ...talk }) => ({
    ...talk,
    documents: files ?? (path === undefined ? [] : [path]),
  }));
}
