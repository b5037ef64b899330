import { type Answer, notOk, ok } from './answer.ts';
import type { Block } from './schema.ts';
import type { InputBlock, Modal } from './view-schema.ts';
import { openViewSchema, updateViewSchema } from './view-schema.ts';
import type { Workspace } from './workspace.ts';

/** A modal as somebody has it open, or had. */
export interface OpenView {
  readonly id: string;
  readonly user: string;
  readonly view: Modal;
  /** The view that it was pushed on; null for the lowest. */
  readonly below: string | null;
  readonly edits: number;
}

/** Milliseconds in which a trigger opens a view. */
const TRIGGER_LIVES = 3000;
const MOST_VIEWS = 3;

/** The modals that people have open. Source: docs.slack.dev/surfaces/modals */
export class Views {
  /** Those that are open; the topmost of a person is the last. */
  readonly open = new Map<string, OpenView>();
  readonly #workspace: Workspace;
  readonly #exchanged = new Set<string>();
  #made = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The modal that somebody looks at; null when none is open. */
  top(user: string): OpenView | null {
    return [...this.open.values()].findLast((view) => view.user === user) ?? null;
  }

  /** Somebody closes the topmost, or all; or a submission does. */
  close(user: string, all = false): void {
    for (let top = this.top(user); top; top = all ? this.top(user) : null) this.open.delete(top.id);
  }

  replace(id: string, view: Modal): OpenView | null {
    const before = this.open.get(id);
    if (!before) return null;
    const after = { ...before, view: named(view, id), edits: before.edits + 1 };
    this.open.set(id, after);
    return after;
  }

  push(user: string, view: Modal): OpenView {
    const id = `V${++this.#made}`;
    const pushed = { id, user, view: named(view, id), below: this.top(user)?.id ?? null, edits: 0 };
    this.open.set(id, pushed);
    return pushed;
  }

  /** views.open and views.push: each takes a trigger that is young, and was used for no other view. */
  opened(args: unknown, method: 'views.open' | 'views.push'): Answer {
    const { data, error } = openViewSchema.safeParse(args);
    if (error) return this.#refused(method, error.issues);
    const trigger = [...this.#workspace.interactions.values()].find(({ triggerId }) => triggerId === data.trigger_id);
    if (!trigger) return this.#notTaken(method, 'invalid_trigger_id');
    if (this.#workspace.now() - trigger.issued > TRIGGER_LIVES) return notOk('expired_trigger_id');
    if (this.#exchanged.has(trigger.triggerId)) return this.#notTaken(method, 'exchanged_trigger_id');
    this.#exchanged.add(trigger.triggerId);
    const stack = [...this.open.values()].filter(({ user }) => user === trigger.user);
    if (method === 'views.push' && stack.length === 0) return this.#notTaken(method, 'not_found');
    if (method === 'views.push' && stack.length >= MOST_VIEWS) return notOk('push_limit_reached');
    if (method === 'views.open') this.close(trigger.user, true);
    return ok({ view: shown(this.push(trigger.user, data.view)) });
  }

  updated(args: unknown): Answer {
    const { data, error } = updateViewSchema.safeParse(args);
    if (error) return this.#refused('views.update', error.issues);
    const after = this.replace(data.view_id, data.view);
    return after ? ok({ view: shown(after) }) : notOk('not_found');
  }

  #refused(method: string, issues: readonly { readonly message: string; readonly path: readonly PropertyKey[] }[]) {
    const details = issues.map(({ message, path }) => `${message} [json-pointer:/${path.map(String).join('/')}]`);
    this.#workspace.refuse(method, { error: 'invalid_arguments', details });
    return notOk('invalid_arguments', { response_metadata: { messages: details } });
  }

  #notTaken(method: string, error: string): Answer {
    this.#workspace.refuse(method, { error, details: [] });
    return notOk(error);
  }
}

/** Slack names the blocks that have no name. */
function named(view: Modal, id: string): Modal {
  const name = (block: Block | InputBlock, index: number) => ({
    ...block,
    block_id: block.block_id ?? `${id}-${index}`,
  });
  return { ...view, blocks: view.blocks.map(name) };
}

function shown({ id, view, below }: OpenView) {
  return { ...view, id, previous_view_id: below, hash: `1.${id}`, team_id: 'T1', app_id: 'A1', bot_id: 'B1' };
}
