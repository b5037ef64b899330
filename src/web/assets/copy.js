/**
 * Puts a text on the clipboard. Without a secure connection browsers have none to offer: then the old way.
 * @param {string} text
 */
export async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) throw new Error('not copied');
}

for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  for (let box = button.parentElement; box?.hidden; box = box.parentElement) box.hidden = false;
  const label = button.textContent ?? '';
  button.addEventListener('click', async () => {
    const told = await copy(button.dataset['copy'] ?? '').then(
      () => 'Copied',
      () => 'Could not copy',
    );
    button.textContent = told;
    const status = document.querySelector('.tools [role=status]');
    if (status) status.textContent = told;
    setTimeout(() => {
      button.textContent = label;
      if (status) status.textContent = '';
    }, 2_000);
  });
}
