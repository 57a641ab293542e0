import { compare, type Doc, parse, html } from '@tarmeem/document';
import { directionAgainst, type Locale } from '@tarmeem/text';
import type { PreparedSection, Preview } from '../publishing/index.js';
import { compared } from './compare-views.js';
import type { Frame } from './frame/frame.js';
import { type BareLine, countOf, withCredits } from './structure-lines.js';
import { unsigned } from './text-changes.js';
import type { ComparedSection, DocumentHead } from './views.js';

/** A section of the prepared edition: its redline, and the text as readers will see it (`reads`, '' when it goes). */
export interface PreviewedSection extends ComparedSection {
  reads: string;
}

export interface PreviewView {
  document: DocumentHead;
  currentNumber: string;
  expiresAt: string;
  prepared: {
    number: string;
    changeNote: string;
    at: string | null;
    scheduledFor: string | null;
    changes: number;
    sections: PreviewedSection[];
  } | null;
}

const nothing: Doc = parse({ type: 'doc', content: [{ type: 'paragraph' }] });

/** What the page of a secret link shows, in the words of its reader's language. */
export function previewView(frame: Frame, document: DocumentHead, preview: Preview): PreviewView {
  const { currentNumber, prepared } = preview;
  const shared = { document, currentNumber, expiresAt: preview.expiresAt.toISOString() };
  if (!prepared) return { ...shared, prepared: null };
  let first = 1;
  const sections = prepared.sections.map((section): PreviewedSection => {
    const before = section.now?.body ?? nothing;
    const changes = compare(before, section.next?.body ?? nothing).map(unsigned);
    const names = {
      sectionId: section.sectionId,
      heading: section.next?.heading ?? section.now?.heading ?? '',
      path: null,
      part: section.part,
    };
    const found = { base: before, changes, structure: withCredits(structureOf(section), []) };
    const shown = compared(frame, names, found, { first, mode: 'marked', language: document.language });
    first += changes.length;
    return {
      ...shown,
      reads: section.next ? printed(frame, document.language, { id: section.sectionId, body: section.next.body }) : '',
    };
  });
  const { number, changeNote, at, scheduledFor } = prepared;
  return {
    ...shared,
    prepared: {
      number,
      changeNote,
      at: at?.toISOString() ?? null,
      scheduledFor: scheduledFor?.toISOString() ?? null,
      changes: sections.reduce((sum, section) => sum + countOf(section), 0),
      sections,
    },
  };
}

function structureOf({ now, next, reorderedAfter }: PreparedSection): BareLine[] {
  if (!now) return [{ what: 'added' }];
  if (!next) return [{ what: 'retired' }];
  const lines: BareLine[] = [];
  if (now.heading !== next.heading) lines.push({ what: 'renamed', before: now.heading, after: next.heading });
  if (now.parent !== next.parent) lines.push({ what: 'moved', before: now.parent ?? '–', after: next.parent ?? '–' });
  if (reorderedAfter !== undefined) lines.push({ what: 'reordered', after: reorderedAfter, number: null });
  return lines;
}

const printed = (frame: Frame, language: Locale, { id, body }: { id: string; body: Doc }): string =>
  html(body, {
    idPrefix: `p${id}.`,
    headingShift: 2,
    ownDirection: directionAgainst(language),
    footnotes: {
      title: frame.say('note.title'),
      reference: (number) => frame.say('note.reference', { number }),
      back: (number) => frame.say('note.back', { number }),
    },
    tableName: (number) => frame.say('table.name', { number }),
  });
