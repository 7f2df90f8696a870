/** Runs in the page: each chip with the name it stands beside, top to bottom. */
export function chipsInPage(): string[] {
  const found: string[] = [];
  let name = '';
  for (const element of document.querySelectorAll('#app *')) {
    const words = element.childElementCount === 0 ? (element.textContent ?? '').trim() : '';
    if (/^[^,\d]+, [^,\d]+$/.test(words)) name = words;
    if (!element.matches('span[data-alongside]')) continue;
    found.push(`${name}: ${element.shadowRoot?.querySelector('button')?.textContent ?? ''}`);
  }
  return found;
}
