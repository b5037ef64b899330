import { z } from 'zod';
import type { RawArgs } from '../../core/invocation.ts';
import type { Rich } from '../../core/reply.ts';
import { askerOf, type Origin } from '../payloads.ts';
import { ELEMENT_ID, FORM_ID } from './form-view.ts';
import { readOrigin, readRuns } from './metadata.ts';

const optionSchema = z.object({ value: z.string(), text: z.object({ text: z.string() }) });

const elementSchema = z.object({
  value: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_option: optionSchema.nullish(),
  selected_options: z.array(optionSchema).nullish(),
});

const submissionSchema = z.object({
  user: z.object({ id: z.string(), username: z.string().optional(), name: z.string().optional() }),
  trigger_id: z.string().optional(),
  view: z.object({
    id: z.string(),
    callback_id: z.literal(FORM_ID),
    private_metadata: z.string(),
    blocks: z.array(
      z.looseObject({
        block_id: z.string().optional(),
        label: z.object({ text: z.string() }).optional().catch(undefined),
      }),
    ),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), elementSchema)) }),
  }),
});

/** A form that somebody sent. */
export interface Submission {
  readonly origin: Origin;
  /** What the form runs, as a button carries it. */
  readonly runs: string;
  readonly fields: readonly { readonly name: string }[];
  readonly values: RawArgs;
  /** What was filled in, as lines to read: `Note: worth a look`. */
  readonly typed: readonly Rich[];
}

/** Slack's `view_submission` payload of a form of ours; null when it is none. */
export function readSubmission(body: unknown): Submission | null {
  const { data } = submissionSchema.safeParse(body);
  const runs = data ? readRuns(data.view.private_metadata) : null;
  if (!data || runs === null) return null;
  const { user, trigger_id = null, view } = data;
  const kept = readOrigin(view.private_metadata);
  const values: Record<string, string> = {};
  const typed: Rich[] = [];
  for (const [name, elements] of Object.entries(view.state.values)) {
    const filled = filledOf(elements[ELEMENT_ID]);
    if (!filled) continue;
    values[name] = filled.value;
    const label = view.blocks.find(({ block_id }) => block_id === name)?.label?.text ?? name;
    typed.push([{ kind: 'plain', text: `${label}: ` }, filled.shown]);
  }
  return {
    origin: {
      asker: askerOf(user.id, user.username || user.name, kept.channel),
      channel: kept.channel,
      thread: kept.thread,
      responseUrl: kept.responseUrl,
      view: kept.responseUrl === null ? { id: view.id, type: 'modal', fromHome: kept.fromHome } : null,
      triggerId: trigger_id,
      id: trigger_id,
    },
    runs,
    fields: Object.keys(view.state.values).map((name) => ({ name })),
    values,
    typed,
  };
}

type Filled = { readonly value: string; readonly shown: Exclude<Rich, string>[number] };

function filledOf(element: z.infer<typeof elementSchema> | undefined): Filled | null {
  const { value, selected_conversation: channel, selected_option: one, selected_options: many } = element ?? {};
  if (channel) return { value: channel, shown: { kind: 'channel', id: channel } };
  const options = one ? [one] : (many ?? []);
  if (options.length > 0) {
    const labels = options.map(({ text }) => text.text).join(', ');
    return { value: options.map((option) => option.value).join(','), shown: { kind: 'plain', text: labels } };
  }
  return value ? { value, shown: { kind: 'plain', text: value } } : null;
}
