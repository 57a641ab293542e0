import type { Values } from '../platform/database/values.js';

/** What each tab of the desk holds, as a condition over `p` (proposal). A draft that was never submitted is on none of them. */
export const tabs = {
  open: `p.state = 'in_review'`,
  returned: `p.state = 'drafting'`,
  decided: `p.state = 'closed'`,
  all: `p.state <> 'withdrawn'`,
} as const;

/** In what a moderator sees and has chosen. */
export interface Scope {
  documentId: string;
  /** Null: all of the document. */
  jurisdictions: readonly string[] | null;
  jurisdiction: string | null;
  /** Its slug. */
  organisation: string | null;
}

/** The proposals `p` that were submitted, in a scope. */
export const proposalsIn = (values: Values, { documentId, jurisdictions, jurisdiction, organisation }: Scope): string =>
  [
    `p.number is not null and p.document_id = ${values.of(documentId, 'uuid')}`,
    ...(jurisdictions ? [`p.jurisdictions && ${values.of(jurisdictions, 'text[]')}`] : []),
    ...(jurisdiction ? [`p.jurisdictions @> array[${values.of(jurisdiction, 'text')}]`] : []),
    ...(organisation
      ? [`p.organisation_id = (select id from organisation where slug = ${values.of(organisation, 'text')})`]
      : []),
  ].join(' and ');

/** The feedback `f` that waits, in a scope: that of no section is for who moderates the whole document, and chooses no part of it. */
export const feedbackIn = (values: Values, { documentId, jurisdictions, jurisdiction }: Scope): string =>
  [
    `f.state in ('held', 'open') and f.document_id = ${values.of(documentId, 'uuid')}`,
    ...(jurisdictions ? [`f.jurisdiction = any(${values.of(jurisdictions, 'text[]')})`] : []),
    ...(jurisdiction ? [`f.jurisdiction = ${values.of(jurisdiction, 'text')}`] : []),
  ].join(' and ');

/** The lines of counts `c` in a scope. No feedback is of an organisation. */
export const countsIn = (values: Values, { documentId, jurisdictions, jurisdiction, organisation }: Scope): string =>
  [
    `c.document_id = ${values.of(documentId, 'uuid')}`,
    ...(jurisdictions ? [`c.jurisdictions && ${values.of(jurisdictions, 'text[]')}`] : []),
    ...(jurisdiction ? [`c.jurisdictions @> array[${values.of(jurisdiction, 'text')}]`] : []),
    ...(organisation
      ? [`c.organisation_id = (select id from organisation where slug = ${values.of(organisation, 'text')})`]
      : []),
  ].join(' and ');
