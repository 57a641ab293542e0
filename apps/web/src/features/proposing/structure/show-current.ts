/** Scrolls contents, and nothing around them, so far that the section that is open stands in the middle, where it is not in sight. */
export function showCurrent(inside: HTMLElement | null): void {
  const box = inside?.closest<HTMLElement>('nav.rail, dialog');
  const current = inside?.querySelector('[aria-current]');
  if (!box || !current) return;
  const { top, bottom } = box.getBoundingClientRect();
  const at = current.getBoundingClientRect();
  if (at.top < top || at.bottom > bottom) box.scrollTop += (at.top + at.bottom - top - bottom) / 2;
}
