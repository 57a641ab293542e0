import type { ReactElement } from 'react';
import type { Fragments } from '../fragments.js';
import type { Frame } from '../frame/frame.js';
import { draw } from '../frame/page.js';
import { inTurns } from '../in-turns.js';
import type { DocumentPageView, TextSection } from '../views.js';
import { xml } from '../xml.js';
import { own } from './bits.js';
import { Actions, Note, type SectionProps, SectionText, Words } from './section-text.js';

/** A section at the top, with all that stand below it in reading order. */
export interface PartOfText {
  part: TextSection;
  below: TextSection[];
}

/** The sections of a text by the part they stand in. */
export function partsOf(sections: readonly TextSection[]): PartOfText[] {
  const parts: PartOfText[] = [];
  for (const section of sections) {
    if (section.depth === 0) parts.push({ part: section, below: [] });
    else parts.at(-1)?.below.push(section);
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
export async function editionText(
  frame: Frame,
  { document, old, sections }: DocumentPageView,
  fragments: Fragments,
): Promise<string> {
  const props = { frame, document, old: old !== null };
  const drawn = new Map<string, string>();
  const parts = new Map(
    partsOf(sections).map(({ part, below }) => [part, below.filter((it) => it.parentId === part.sectionId).length]),
  );
  await inTurns(sections, (section) => {
    const children = parts.get(section);
    const shows = [...shownOf(section), children, document.slug, document.language, document.timeZone, frame.site.host];
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
      const at = xml(part.path);
      const inside = [part, ...below].map(({ sectionId }) => drawn.get(sectionId)).join('');
      return `<section class="part" id="${at}" aria-labelledby="h:${at}">${inside}${top}</section>`;
    })
    .join('');
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
export function choicesOf(frame: Frame, { document, sections }: DocumentPageView, fragments: Fragments): string {
  const parts = partsOf(sections);
  const of = sections.flatMap(({ path, heading, depth, html }) => [path, heading, depth === 0 && html !== '']);
  return fragments.take(`${frame.locale} choices ${document.id}`, of, () => {
    const choice = ({ path, heading }: TextSection): string => `<option value="${xml(path)}">${xml(heading)}</option>`;
    const group = ({ part, below }: PartOfText): string => {
      const choices = [...(part.html ? [part] : []), ...below].map(choice).join('');
      return `<optgroup label="${xml(part.heading)}">${choices}</optgroup>`;
    };
    return `<option value="">${xml(frame.say('form.about.whole'))}</option>${parts.map(group).join('')}`;
  });
}
