import { copy } from './copy.js';

const lines = document.querySelector('#lines');
const video = document.querySelector('[data-video]');
if (lines && video instanceof HTMLElement) offerLinks(lines, video.dataset['video'] ?? '');

/**
 * Whoever selects words of the transcript is offered the link to where they begin.
 * @param {Element} lines
 * @param {string} url the video's page, as others reach it
 */
function offerLinks(lines, url) {
  const box = document.createElement('div');
  box.className = 'offer';
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', 'Selected words');
  const button = document.createElement('button');
  button.type = 'button';
  const status = document.createElement('span');
  status.className = 'unseen';
  status.setAttribute('role', 'status');
  box.append(button);
  box.hidden = true;
  // Beside the lines, so that Tab leads from the selected words to the button.
  lines.after(box, status);
  let link = '';

  document.addEventListener('selectionchange', () => {
    const place = placeOf(document.getSelection(), lines);
    box.hidden = place === null;
    if (!place) return;
    link = `${url}${place.search}`;
    button.textContent = `Link to this moment (${place.time})`;
    const { left, bottom } = place.rectangle;
    box.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - 260)) + scrollX}px`;
    box.style.top = `${bottom + scrollY + 8}px`;
  });
  // A press must not take away the selection that it is about.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', async () => {
    const told = await copy(link).then(
      () => 'Link copied',
      () => 'Could not copy',
    );
    button.textContent = told;
    status.textContent = told;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !box.hidden) document.getSelection()?.removeAllRanges();
  });
}

/**
 * Where selected words begin; null when nothing in the transcript is selected.
 * @param {Selection | null} selection
 * @param {Element} lines
 */
function placeOf(selection, lines) {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!lines.contains(range.startContainer) || selection.toString().trim() === '') return null;
  const from = range.startContainer;
  const cue = (from instanceof Element ? from : from.parentElement)?.closest('.cue');
  const time = cue?.querySelector('a.time');
  if (!(time instanceof HTMLAnchorElement)) return null;
  const rectangle = range.getBoundingClientRect();
  return { time: time.textContent ?? '', search: `?t=${new URL(time.href).searchParams.get('t')}`, rectangle };
}
