import type { Control } from './schema.ts';
import type { Payload, Sender } from './sender.ts';
import { fateSchema, type InputBlock } from './view-schema.ts';
import type { OpenView } from './views.ts';
import type { Interaction, Workspace } from './workspace.ts';

/** What somebody fills in, by the block's id: a text, a channel's id, or the values of options. */
export type FilledIn = Readonly<Record<string, string | readonly string[]>>;

/** What people do in modals and in Home tabs; each resolves once it is acknowledged. */
export interface InViews {
  /** Sends a form, with what is filled in besides what was there. Throws where the client would not let it be sent. */
  submit(view: OpenView, filled?: FilledIn): Promise<Interaction>;
  /** Uses a control of a modal. */
  use(view: OpenView, control: Control, option?: string): Promise<Interaction>;
  /** Uses a control of the Home tab, `U1` unless said. */
  useHome(control: Control, option?: string, user?: string): Promise<Interaction>;
  /** Closes the topmost modal, of `U1` unless said. */
  dismiss(user?: string): void;
  /** Sends what was sent before a second time. */
  again(interaction: Interaction): Promise<void>;
}

/** What Slack knows to send of a control that was used. */
type ActionOf = (control: Control, option: string | undefined) => object;

export function inViews(
  workspace: Workspace,
  sender: Sender,
  base: (interaction: Interaction) => Payload,
  actionOf: ActionOf,
): InViews {
  const sent = new Map<Interaction, () => Promise<unknown>>();

  const somebody = (user: string) => ({
    user: { id: user, username: 'ada', name: 'ada', team_id: 'T1' },
    team: { id: 'T1', domain: 'stand-in' },
  });

  async function deliver(user: string, fields: Payload) {
    const interaction = workspace.interact(user, '', null);
    // Nothing in a view gives a response_url.
    const { response_url: _, ...common } = base(interaction);
    const payload = { ...common, ...somebody(user), ...fields };
    const acknowledged = () => {
      interaction.acknowledged = true;
    };
    sent.set(interaction, () => sender.send('interactive', payload, acknowledged, 1));
    return { interaction, answer: await sender.send('interactive', payload, acknowledged) };
  }

  async function press(user: string, view: object & { readonly id: string }, action: object) {
    const container = { type: 'view', view_id: view.id };
    return (await deliver(user, { type: 'block_actions', container, view, actions: [action] })).interaction;
  }

  function decide(view: OpenView, answer: unknown): void {
    const { data: fate, error } = fateSchema.safeParse(isNothing(answer) ? null : answer);
    if (error)
      workspace.refuse('view_submission', { error: 'invalid_ack', details: error.issues.map((one) => one.message) });
    else if (fate?.response_action === 'update') workspace.views.replace(view.id, fate.view);
    else if (fate?.response_action === 'push') workspace.views.push(view.user, fate.view);
    else if (fate?.response_action !== 'errors') workspace.views.close(view.user, fate?.response_action === 'clear');
  }

  return {
    async submit(view, filled = {}) {
      if (workspace.views.top(view.user)?.id !== view.id) throw new Error('that modal is not the one on top');
      const inputs = view.view.blocks.filter((block) => block.type === 'input');
      const values = Object.fromEntries(inputs.map((block) => [block.block_id ?? '', stateOf(block, filled)]));
      const unknown = Object.keys(filled).filter((name) => !Object.hasOwn(values, name));
      if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join()}`);
      const state = { values };
      const submitted = { ...payloadOf(view), state };
      const { interaction, answer } = await deliver(view.user, { type: 'view_submission', view: submitted });
      decide(view, answer);
      return interaction;
    },
    use: (view, control, option) => press(view.user, payloadOf(view), actionOf(control, option)),
    useHome(control, option, user = 'U1') {
      const home = workspace.events.homes.get(user);
      if (!home) throw new Error('there is nothing in the Home tab');
      return press(user, { private_metadata: '', ...home, id: `VHOME${user}` }, actionOf(control, option));
    },
    dismiss: (user = 'U1') => workspace.views.close(user),
    async again(interaction) {
      await sent.get(interaction)?.();
    },
  };
}

/** Over a socket, Bolt says nothing with an empty object. */
function isNothing(answer: unknown): boolean {
  return answer === null || JSON.stringify(answer) === '{}';
}

function payloadOf({ id, view, below }: OpenView) {
  return { private_metadata: '', callback_id: '', ...view, id, previous_view_id: below, root_view_id: id, hash: '1.1' };
}

/** What Slack makes of a field: what somebody filled in, or what was there already. */
function stateOf({ block_id = '', optional, label, element }: InputBlock, filled: FilledIn) {
  const given = filled[block_id];
  const texts = given === undefined ? undefined : [given].flat();
  const state = heldBy(element, texts);
  const empty = Object.values(state).every((value) => value === null || (Array.isArray(value) && value.length === 0));
  if (empty && optional !== true) throw new Error(`${label.text} must be filled in`);
  return { [element.action_id]: { type: element.type, ...state } };
}

function heldBy(
  element: InputBlock['element'],
  texts: readonly string[] | undefined,
): Readonly<Record<string, unknown>> {
  switch (element.type) {
    case 'plain_text_input': {
      const text = texts?.join('') ?? element.initial_value ?? '';
      if (text.length > (element.max_length ?? 3000)) throw new Error(`more than ${element.max_length} characters`);
      return { value: text === '' ? null : text };
    }
    case 'conversations_select': {
      const current = element.default_to_current_conversation ? 'C1' : null;
      return { selected_conversation: (texts ? texts[0] : (element.initial_conversation ?? current)) ?? null };
    }
    case 'static_select': {
      const chosen = texts ? chosenOf(element.options, texts) : [element.initial_option].filter((one) => one);
      return { selected_option: chosen[0] ?? null };
    }
    default:
      return { selected_options: texts ? chosenOf(element.options, texts) : (element.initial_options ?? []) };
  }
}

function chosenOf<T extends { readonly value: string }>(
  options: readonly T[],
  values: readonly string[],
): readonly T[] {
  const unknown = values.filter((value) => !options.some((option) => option.value === value));
  if (unknown.length > 0) throw new Error(`there is no option ${unknown.join()}`);
  return options.filter(({ value }) => values.includes(value));
}
