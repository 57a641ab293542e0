import type { ReactElement } from 'react';
import type { Fragments } from '../fragments.js';
import type { Frame } from '../frame/frame.js';
import { draw } from '../frame/page.js';
import { inTurns } from '../in-turns.js';
import type { DocumentPageView, SheetLine, TextSection } from '../views.js';
import { xml } from '../xml.js';
import { Own, own } from './bits.js';
import { takesFeedback } from './window.js';
import { sheetAddress } from './sheet-lines.js';
import { Actions, Note, type SectionProps, SectionText, Words } from './section-text.js';

/** A section at the top, with all that stand below it in reading order. Null where the page before has it. */
export interface PartOfText {
  part: TextSection | null;
  below: TextSection[];
}

/** The sections of a text by the part they stand in. */
export function partsOf(sections: readonly TextSection[]): PartOfText[] {
  const parts: PartOfText[] = [];
  for (const section of sections) {
    if (section.depth === 0) parts.push({ part: section, below: [] });
    else if (parts.length) parts.at(-1)!.below.push(section);
    else parts.push({ part: null, below: [section] });
  }
  return parts;
}

/** What stands before the sections of a jurisdiction or part: its heading, and its own words. */
function PartHead({ children, ...props }: SectionProps & { children: number }): ReactElement {
  const { frame, document, section: part } = props;
  return (
    <>
      <header>
        <h2 id={`h:${part.path}`} {...own(frame, document)}>
          {part.heading}
        </h2>
        {children ? <p>{frame.say('part.sections', { count: children })}</p> : null}
      </header>
      {part.html || !children ? (
        <div className="sec withm">
          <Note {...props} />
          <Words frame={frame} document={document} html={part.html} />
          <Actions {...props} whole />
        </div>
      ) : null}
    </>
  );
}

/** The markup of all parts of an edition, in reading order. Only what is other than in `fragments` is drawn. */
export async function editionText(frame: Frame, view: DocumentPageView, fragments: Fragments): Promise<string> {
  const { document, old, sections, sheet } = view;
  const props = { frame, document, old: old !== null };
  const { slug, language, timeZone } = document;
  const around = [slug, language, timeZone, takesFeedback(document), frame.site.host];
  const drawn = new Map<string, string>();
  const all = childrenIn(sheet?.sheets ?? [sections]);
  const parts = new Map(
    sections.filter(({ depth }) => depth === 0).map((part) => [part, all.get(part.sectionId) ?? 0]),
  );
  await inTurns(sections, (section) => {
    const children = parts.get(section);
    const shows = [...shownOf(section), ...around, children];
    const markup = fragments.take(`${frame.locale} ${section.sectionId}`, shows, () =>
      draw(
        children === undefined ? (
          <SectionText {...props} section={section} />
        ) : (
          <PartHead {...props} section={section}>
            {children}
          </PartHead>
        ),
      ),
    );
    drawn.set(section.sectionId, markup);
  });
  const top = draw(
    <p className="top">
      <a href="#top">{frame.say('frame.top')}</a>
    </p>,
  );
  return partsOf(sections)
    .map(({ part, below }) => {
      const inside = [...(part ? [part] : []), ...below].map(({ sectionId }) => drawn.get(sectionId)).join('');
      const at = xml(part?.path ?? sheet?.within?.path ?? '');
      const id = part ? ` id="${at}"` : '';
      return `<section class="part"${id} aria-labelledby="h:${at}">${part ? '' : goesOn(frame, view)}${inside}${top}</section>`;
    })
    .join('');
}

/** How many sections stand right below each, on whichever page. */
function childrenIn(sheets: readonly (readonly SheetLine[])[]): ReadonlyMap<string, number> {
  const children = new Map<string, number>();
  for (const { parentId } of sheets.flat()) if (parentId) children.set(parentId, (children.get(parentId) ?? 0) + 1);
  return children;
}

/** The heading of a part that the page before began. */
function goesOn(frame: Frame, { document, sheet, address }: DocumentPageView): string {
  if (!sheet?.within) return '';
  const { heading, path } = sheet.within;
  const at = sheet.sheets.findIndex((lines) => lines.some((line) => line.path === path));
  return draw(
    <header>
      <h2 id={`h:${path}`}>
        <Own frame={frame} document={document}>
          {heading}
        </Own>
      </h2>
      <p>
        <a href={`${sheetAddress(address, sheet.sheets, at)}#${path}`}>{frame.say('sheet.goes-on')}</a>
      </p>
    </header>,
  );
}

const shownOf = ({ heading, path, depth, owner, html, since, open }: TextSection): unknown[] => [
  heading,
  path,
  depth,
  owner,
  html,
  since.number,
  since.publishedAt,
  open,
];

/** The choices of the form at the foot, by part: every section that has words. */
export function choicesOf(frame: Frame, { document, sections, sheet }: DocumentPageView, fragments: Fragments): string {
  const parts = partsOf(sections);
  const of = sections.flatMap(({ path, heading, depth, html }) => [path, heading, depth === 0 && html !== '']);
  return fragments.take(`${frame.locale} choices ${document.id} ${String(sheet?.number ?? 0)}`, of, () => {
    const choice = ({ path, heading }: TextSection): string => `<option value="${xml(path)}">${xml(heading)}</option>`;
    const group = ({ part, below }: PartOfText): string => {
      const choices = [...(part?.html ? [part] : []), ...below].map(choice).join('');
      return `<optgroup label="${xml(part?.heading ?? sheet?.within?.heading ?? '')}">${choices}</optgroup>`;
    };
    return `<option value="">${xml(frame.say('form.about.whole'))}</option>${parts.map(group).join('')}`;
  });
}
