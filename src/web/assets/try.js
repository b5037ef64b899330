export {};

const form = required(document.querySelector('#ask'), HTMLFormElement);
const input = required(document.querySelector('#line'), HTMLInputElement);
const list = required(document.querySelector('#lines'), HTMLDataListElement);
const log = required(document.querySelector('#log'), HTMLElement);
const status = required(document.querySelector('#status'), HTMLElement);
const told = required(document.querySelector('#told'), HTMLElement);
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * @template {Element} T
 * @param {Element | null} element
 * @param {new () => T} kind
 * @returns {T}
 */
function required(element, kind) {
  if (element instanceof kind) return element;
  throw new Error('the page lacks a part');
}

/**
 * Asks the page's own server. Says in the status what went wrong, and is null then.
 * @param {string} path
 * @param {object} body
 * @returns {Promise<{ html?: string, form?: string, below?: boolean } | null>}
 */
async function ask(path, body) {
  status.textContent = 'Working on it…';
  told.textContent = '';
  log.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    status.textContent = response.ok
      ? ''
      : response.status === 429
        ? 'That was a lot at once. Try again in a minute.'
        : 'That did not work. Load the page again, and try once more.';
    return response.ok ? await response.json() : null;
  } catch {
    status.textContent = 'The server cannot be reached.';
    return null;
  } finally {
    log.removeAttribute('aria-busy');
  }
}

/**
 * Shows what came of it: in the place of another answer, or below all of them.
 * @param {{ html?: string, form?: string, below?: boolean } | null} found
 * @param {Element | null} pressed the answer whose control was pressed
 */
function show(found, pressed) {
  if (found?.form) return open(found.form, pressed);
  if (!found?.html) return;
  const box = document.createElement('template');
  // Made by the server, which escapes everything that is not its own.
  box.innerHTML = found.html;
  const answer = box.content.firstElementChild;
  if (!answer) return;
  if (pressed && !found.below) pressed.replaceWith(answer);
  else if (pressed) pressed.after(answer);
  else log.append(answer);
  // A control that was pressed is gone, or far above: then the answer has the focus. Who typed goes on typing.
  if (pressed) answer.querySelector('h2')?.focus({ preventScroll: true });
  answer.scrollIntoView({ block: 'start', behavior: calm.matches ? 'auto' : 'smooth' });
  told.textContent = answer.querySelector('.gist')?.textContent ?? '';
}

/**
 * @param {string} markup
 * @param {Element | null} pressed
 */
function open(markup, pressed) {
  const box = document.createElement('template');
  box.innerHTML = markup;
  const dialog = required(box.content.firstElementChild, HTMLDialogElement);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.querySelector('[data-cancel]')?.addEventListener('click', () => dialog.close());
  const inside = required(dialog.querySelector('form'), HTMLFormElement);
  inside.addEventListener('submit', async (event) => {
    event.preventDefault();
    const sent = new FormData(inside);
    const named = [...inside.elements].flatMap(
      (each) => (each instanceof HTMLElement && each.getAttribute('name')) || [],
    );
    const fields = [...new Set(named)];
    const values = Object.fromEntries(fields.map((name) => [name, sent.getAll(name).join(',')]));
    dialog.close();
    show(await ask('/try/send', { runs: inside.dataset['runs'] ?? '', fields, values }), pressed);
  });
  dialog.showModal();
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const line = input.value.trim();
  if (line === '') return;
  history.replaceState(null, '', `${form.action}?line=${encodeURIComponent(line)}`);
  const found = await ask('/try/ask', { line });
  if (!found) return;
  show(found, null);
  input.value = '';
});

// What was asked for by the address is at hand, without what stands above it.
const answered = document.querySelector('.exchange');
answered?.scrollIntoView({ block: 'start' });
// Who comes to type does so at once, where no keyboard covers half of the page; who was led to an answer reads that.
if (!answered && matchMedia('(pointer: fine)').matches) input.focus({ preventScroll: true });

for (const idea of document.querySelectorAll('a.idea')) {
  idea.addEventListener('click', (event) => {
    event.preventDefault();
    input.value = idea.textContent ?? '';
    form.requestSubmit();
  });
}

document.addEventListener('click', async (event) => {
  if (!(event.target instanceof Element)) return;
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (menu instanceof HTMLDetailsElement && !menu.contains(event.target)) menu.open = false;
  }
  const button = event.target.closest('button[data-press]');
  if (!(button instanceof HTMLButtonElement)) return;
  const { on, press } = button.dataset;
  show(await ask('/try/press', { on, value: press }), button.closest('.exchange'));
});

// A menu that opens at the edge is brought into sight; that it opens does not bubble up.
document.addEventListener(
  'toggle',
  ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.open) {
      target.querySelector('ul')?.scrollIntoView({ block: 'nearest' });
    }
  },
  true,
);

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !(event.target instanceof Element)) return;
  const menu = event.target.closest('details.menu[open]');
  if (!(menu instanceof HTMLDetailsElement)) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
let latest = 0;
input.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(complete, 120);
});

async function complete() {
  latest += 1;
  const mine = latest;
  const response = await fetch(`/try/complete?line=${encodeURIComponent(input.value)}`).catch(() => null);
  if (!response?.ok || mine !== latest) return;
  /** @type {{ lines: { line: string, about: string }[] }} */
  const { lines } = await response.json();
  if (mine !== latest) return;
  list.replaceChildren(
    ...lines.map(({ line, about }) => {
      const option = document.createElement('option');
      option.value = line;
      option.textContent = about;
      return option;
    }),
  );
}
