/** Milliseconds without a key after which the list follows what is typed. */
const PAUSE = 250;

const form = document.querySelector('#find');
if (form instanceof HTMLFormElement) followTyping(form);

/**
 * The list follows the form while somebody types or chooses. Without an answer the form still works as one.
 * @param {HTMLFormElement} form
 */
function followTyping(form) {
  /** @type {AbortController | null} */
  let asking = null;
  let timer = 0;
  const later = (/** @type {number} */ pause) => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(), pause);
  };
  form.addEventListener('input', (event) => later(event.target instanceof HTMLSelectElement ? 0 : PAUSE));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    later(0);
  });

  async function show() {
    asking?.abort();
    asking = new AbortController();
    const url = new URL(form.action);
    for (const [name, value] of new FormData(form)) if (value !== '') url.searchParams.set(name, String(value));
    try {
      const response = await fetch(url, { signal: asking.signal });
      if (!response.ok) throw new Error(String(response.status));
      replace(new DOMParser().parseFromString(await response.text(), 'text/html'));
      history.replaceState(null, '', url);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      location.assign(url);
    }
  }
}

/**
 * Puts the list of another page in the place of this one's, and says how many there are.
 * @param {Document} page
 */
function replace(page) {
  for (const id of ['results', 'status']) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (!old || !fresh) throw new Error(`no ${id}`);
    old.replaceChildren(...Array.from(fresh.childNodes, (node) => document.adoptNode(node)));
  }
  document.title = page.title;
}
