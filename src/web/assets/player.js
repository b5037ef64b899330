/*
 * Plays the video from the times on the page, and marks the line that is spoken. It talks with the embedded player by
 * messages alone, in the form that https://www.youtube.com/iframe_api uses: no script is loaded from elsewhere.
 */
const HOST = 'https://www.youtube-nocookie.com';
/** Milliseconds between two attempts to be heard by a player that is still loading, and how many. */
const AGAIN = { every: 250, times: 120 };

const frame = document.querySelector('#player');
if (frame instanceof HTMLIFrameElement) connect(frame);

/** @param {HTMLIFrameElement} frame */
function connect(frame) {
  let ready = false;
  const send = (/** @type {Record<string, unknown>} */ message) =>
    frame.contentWindow?.postMessage(JSON.stringify({ ...message, id: 'player', channel: 'widget' }), HOST);
  const command = (/** @type {string} */ func, /** @type {unknown[]} */ args = []) =>
    send({ event: 'command', func, args });

  const line = lineMarker();
  const head = playhead();
  window.addEventListener('message', ({ origin, source, data }) => {
    if (origin !== HOST || source !== frame.contentWindow) return;
    ready = true;
    const seconds = timeIn(data);
    if (seconds === null) return;
    line.markAt(seconds);
    head(seconds);
  });

  let tries = 0;
  const knock = () => {
    if (ready || tries >= AGAIN.times) return;
    tries += 1;
    send({ event: 'listening' });
    setTimeout(knock, AGAIN.every);
  };
  // A lazy frame loads when it comes near: until then nobody would hear.
  frame.addEventListener('load', () => {
    tries = 0;
    knock();
  });
  knock();

  document.querySelector('main')?.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!(event instanceof MouseEvent) || !link || !ready) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    // In a drawing the address of a link is no text.
    const { href, origin, pathname, searchParams, hash } = new URL(link.getAttribute('href') ?? '', location.href);
    const seconds = Number(link.dataset['seek'] ?? searchParams.get('t') ?? Number.NaN);
    // A link to a part of this page keeps the second in its address, and is not about it.
    const isTime = origin === location.origin && pathname === location.pathname && hash === '';
    if (!isTime || !Number.isFinite(seconds)) return;
    event.preventDefault();
    command('seekTo', [seconds, true]);
    command('playVideo');
    history.replaceState(null, '', href);
  });
}

/**
 * The second that a message of the player's tells; null when it tells none.
 * @param {unknown} data
 */
function timeIn(data) {
  if (typeof data !== 'string' || data.length > 100_000) return null;
  try {
    const seconds = JSON.parse(data)?.info?.currentTime;
    return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : null;
  } catch {
    return null;
  }
}

/** Shows on the timeline where the video is. */
function playhead() {
  const head = document.querySelector('.timeline .playhead');
  const end = Number(head?.getAttribute('data-end') ?? 0);
  return (/** @type {number} */ seconds) => {
    if (!head || !(end > 0)) return;
    head.removeAttribute('display');
    head.setAttribute('x', `${Math.min(1, Math.max(0, seconds / end)) * 100}%`);
  };
}

/** Marks the line that is spoken, and scrolls to it only while somebody wants that. */
function lineMarker() {
  const lines = [...document.querySelectorAll('#lines .cue')];
  const starts = lines.map((line) => {
    const link = line.querySelector('a.time');
    return link instanceof HTMLAnchorElement ? Number(new URL(link.href).searchParams.get('t')) : 0;
  });
  const follow = document.querySelector('#follow');
  const tools = follow?.closest('.tools');
  if (tools instanceof HTMLElement && lines.length > 0) tools.hidden = false;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let marked = -1;

  /** @param {number} seconds */
  function markAt(seconds) {
    const at = lastNotAfter(starts, seconds);
    if (at === marked) return;
    lines[marked]?.removeAttribute('aria-current');
    marked = at;
    const line = lines[at];
    if (!line) return;
    line.setAttribute('aria-current', 'true');
    if (follow instanceof HTMLInputElement && follow.checked) {
      line.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'smooth' });
    }
  }
  return { markAt };
}

/**
 * The place of the last number that is not greater; -1 when all are.
 * @param {readonly number[]} sorted
 * @param {number} limit
 */
function lastNotAfter(sorted, limit) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
