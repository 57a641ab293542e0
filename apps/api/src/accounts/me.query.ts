import type { MeView } from '@tarmeem/contract';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import type { Actor } from './actor.js';

/** A person as they see themselves. */
export async function meView(from: Answers, actor: Actor, evaluation: boolean): Promise<MeView> {
  const documents = await rowsOf<{ id: string; slug: string }>(from, 'select id, slug from document');
  const organisations = await rowsOf<NonNullable<MeView['organisation']>>(
    from,
    'select id, slug, name, jurisdiction from organisation where id = any($1::uuid[])',
    [actor.grants.map((grant) => grant.organisationId).filter((id) => id !== null)],
  );
  return {
    id: actor.id,
    name: actor.name,
    email: actor.email,
    language: actor.language,
    organisation: actor.organisation,
    grants: actor.grants.map((grant) => ({
      role: grant.role,
      document: documents.find((document) => document.id === grant.documentId)?.slug ?? null,
      jurisdiction: grant.jurisdiction,
      organisation: organisations.find((organisation) => organisation.id === grant.organisationId) ?? null,
    })),
    evaluation,
  };
}
