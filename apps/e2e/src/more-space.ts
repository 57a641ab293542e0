import type { Page } from 'playwright-core';

/** The space between letters, words, lines and paragraphs that a reader may ask for (WCAG 2.2, 1.4.12). */
const spacing =
  '* { letter-spacing: .12em !important; word-spacing: .16em !important } :not(:lang(ur)) { line-height: 1.5 !important } p { margin-block-end: 2em !important }';

function widthUnder(rules: string): number {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
  const width = document.documentElement.scrollWidth;
  document.adoptedStyleSheets = [];
  return width;
}

/** How wide a page becomes with it, in pixels. */
export const widthWithMoreSpace = (page: Page): Promise<number> => page.evaluate(widthUnder, spacing);
