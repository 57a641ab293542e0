import { html, markdown, textWithForm } from '@tarmeem/document';
import { directionAgainst, directionOf, type Locale } from '@tarmeem/text';
import type { Exported, ExportedSection } from './exported.js';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Words and tables never run off a narrow page: a wide table scrolls by itself, by keyboard too. */
const style =
  'body{overflow-wrap:break-word}.table{overflow-x:auto}table{border-collapse:collapse}th,td{border:1px solid;padding:.25em .5em;text-align:start;vertical-align:top}';

/** A page that stands alone: a rule for its tables, no script, no picture from elsewhere. */
export function asHtml({ document, sections, address, says }: Exported): string {
  const { language, title, lede } = document;
  const body = sections.map((section) => sectionHtml(section, { language, tableName: says.table })).join('\n');
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(`${title} – ${says.edition}`)}</title><style>${style}</style></head>
<body>
<h1>${escaped(title)}</h1>
${lede ? `<p>${escaped(lede)}</p>\n` : ''}<p>${escaped(says.sentence)} <a href="${escaped(address)}">${escaped(address)}</a></p>
<nav aria-label="${escaped(says.contents)}">${contentsHtml(sections)}</nav>
${body}
</body>
</html>
`;
}

/** The contents as a list, each section with those below it. */
function contentsHtml(sections: readonly ExportedSection[], depth = 0): string {
  const items: string[] = [];
  for (let at = 0; at < sections.length;) {
    const { path, heading } = sections[at]!;
    let end = at + 1;
    while (end < sections.length && sections[end]!.depth > depth) end += 1;
    const below = sections.slice(at + 1, end);
    items.push(
      `<li><a href="#${path}">${escaped(heading)}</a>${below.length ? contentsHtml(below, depth + 1) : ''}</li>`,
    );
    at = end;
  }
  return `<ol>${items.join('')}</ol>`;
}

function sectionHtml(
  { path, depth, heading, text }: ExportedSection,
  { language, tableName }: { language: Locale; tableName: (number: number) => string },
): string {
  const level = Math.min(6, depth + 2);
  const words = html(text, {
    idPrefix: `${path}.`,
    headingShift: depth + 1,
    ownDirection: directionAgainst(language),
    tableName,
  });
  return `<section id="${path}"><h${level}>${escaped(heading)}</h${level}>\n${words}</section>`;
}

/** CommonMark; headings of sections begin at the second level. */
export function asMarkdown({ document, sections, address, says }: Exported): string {
  const parts = sections.map(({ depth, heading, text }, index) =>
    `${'#'.repeat(Math.min(6, depth + 2))} ${oneLine(heading)}\n\n${markdown(text, { headingShift: depth + 1, notePrefix: `${String(index + 1)}-` }).trim()}`.trimEnd(),
  );
  const lede = document.lede ? [oneLine(document.lede)] : [];
  return `${[`# ${oneLine(document.title)}`, ...lede, `${says.sentence} <${address}>`, ...parts].join('\n\n').trimEnd()}\n`;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_[\]<>]/gu, '\\$&');

/** What headings are underlined with, by their depth. */
const lines = ['=', '-', '~', '^'] as const;

/** Words alone, with the headings underlined. */
export function asText({ document, sections, address, says }: Exported): string {
  const parts = sections.map(({ depth, heading, text }) =>
    [heading, (lines[depth] ?? '^').repeat(Math.min(72, [...heading].length)), '', textWithForm(text)]
      .join('\n')
      .trimEnd(),
  );
  const lede = document.lede ? [document.lede] : [];
  return `${[document.title, ...lede, `${says.sentence}\n${address}`, ...parts].join('\n\n')}\n`;
}

/** Every text of the edition as it is stored, with ids, hashes and places, and what the edition changed on whose word: nothing of it is left out. */
export function asJson({ document, edition, sections, changes, address }: Exported): string {
  const { slug, title, lede, issuer, language, timeZone } = document;
  return `${JSON.stringify(
    {
      format: 'tarmeem-document',
      version: 1,
      document: { slug, title, lede, issuer, language, timeZone },
      edition: { number: edition.number, publishedAt: edition.publishedAt, changeNote: edition.changeNote, address },
      sections: sections.map(({ sectionId, parentId, heading, slug: own, path, jurisdiction, owner, hash, body }) => ({
        id: sectionId,
        parentId,
        heading,
        slug: own,
        path,
        jurisdiction,
        owner,
        hash,
        body,
      })),
      changes,
    },
    null,
    1,
  )}\n`;
}
