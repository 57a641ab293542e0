import type { Exported } from './exported.js';
import type { PaperEdition } from './pdf/paper-edition.js';

/** An edition as it stands on paper. */
export const paperEdition = ({ document, edition, sections, address, says }: Exported): PaperEdition => ({
  language: document.language,
  title: document.title,
  lede: document.lede ?? '',
  says: says.edition,
  foot: `${document.title}${document.language === 'ur' ? '، ' : ', '}${says.edition}`,
  contents: says.contents,
  address,
  sections: sections.map(({ depth, heading, body }) => ({ depth, heading, body })),
  at: Math.floor(new Date(edition.publishedAt).getTime() / 1000),
});
