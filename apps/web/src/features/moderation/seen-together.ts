/** The nearest part around an element that scrolls by itself. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (/auto|scroll/u.test(getComputedStyle(at).overflowY)) return at;
  return null;
}

/**
 * Scrolls the list of changes so that the words of a change are seen together with what is written on it: with all of the form where
 * that has room, else down to its field. Where not even that has room, the form is seen and in it the field.
 */
function showTogether(scroller: HTMLElement | null, form: HTMLElement, field: HTMLElement): void {
  const row = form.closest('li');
  const words = row?.querySelector('.q') ?? row;
  const pairs: (readonly [Element, Element])[] =
    row && words
      ? [
          [row, form],
          [words, form],
          [words, field],
        ]
      : [];
  const fitting = pairs
    .map(([first, last]) => ({
      top: first.getBoundingClientRect().top,
      bottom: last.getBoundingClientRect().bottom,
    }))
    .find(({ top, bottom }) => scroller && bottom - top <= scroller.clientHeight);
  if (!scroller || !fitting) {
    form.scrollIntoView({ block: 'nearest' });
    field.scrollIntoView({ block: 'nearest' });
    return;
  }
  const top = scroller.getBoundingClientRect().top + scroller.clientTop;
  const above = fitting.top - top;
  const below = fitting.bottom - (top + scroller.clientHeight);
  if (above < 0) scroller.scrollTop += above;
  else if (below > 0) scroller.scrollTop += below;
}

/** Does so now, and again while the list becomes lower or higher: what the marks do to others is told below it. Returns how to end it. */
export function keepTogether(form: HTMLElement, field: HTMLElement): () => void {
  const scroller = scrollerOf(form);
  const show = (): void => showTogether(scroller, form, field);
  show();
  if (!scroller) return () => undefined;
  const watch = new ResizeObserver(show);
  watch.observe(scroller);
  return () => watch.disconnect();
}
