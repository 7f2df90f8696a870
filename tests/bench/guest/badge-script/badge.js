// The least that puts a badge on every row: what a person would write in ten minutes. It knows no
// pupil, asks nobody, and badges whatever looks like a row. Alongside is measured against it.
const observer = new MutationObserver(() => {
  for (const row of document.querySelectorAll('table tr')) {
    const name = row.querySelector('td');
    if (!name || row.querySelector('[data-badge]')) continue;
    const badge = document.createElement('span');
    badge.dataset.badge = '';
    badge.textContent = 'PA 88.2%';
    badge.style.cssText =
      'margin-left:6px;padding:0 7px;border:1px solid #d8dfe5;border-radius:5px;font:600 12px system-ui';
    name.append(badge);
  }
});
observer.observe(document.body, { childList: true, subtree: true });
