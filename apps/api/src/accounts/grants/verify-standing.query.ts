import { type Answers, rowsOf } from '../../platform/database/rows.js';
import { emailHash } from '../people.store.js';

/** A row that stands on no event: somebody put it there past the application. */
export interface Unfounded {
  what: 'session' | 'grant' | 'withdrawal' | 'token' | 'webhook' | 'mail address of person';
  id: string;
}

/**
 * Each session, token, webhook and grant has to have an event of its beginning, by or for that person; a withdrawn grant also one of its
 * end. A mail address has to be the one of which the person's newest event tells the hash: whoever reads it may ask for a password.
 */
export async function verifyStanding(from: Answers): Promise<Unfounded[]> {
  return rowsOf<Unfounded>(
    from,
    `select 'session' as what, s.id::text as id from session s
     where s.person_id is not null and not exists (
       select 1 from event e where e.object_type = 'session' and e.object_id = s.id::text
         and e.action = 'session.begun' and e.actor_id = s.person_id)
     union all
     select 'grant', g.id::text from role_grant g
     where not exists (
       select 1 from event e where e.object_type = 'grant' and e.object_id = g.id::text and e.action = 'grant.given'
         and e.facts @> jsonb_build_object('personId', g.person_id, 'role', g.role, 'documentId', g.document_id,
           'jurisdiction', g.jurisdiction, 'organisationId', g.organisation_id)
         and (e.facts ->> 'until')::timestamptz is not distinct from g.until)
     union all
     select 'withdrawal', g.id::text from role_grant g
     where (g.withdrawn_at is not null) <> exists (
       select 1 from event e where e.object_type = 'grant' and e.object_id = g.id::text and e.action = 'grant.withdrawn')
     union all
     select 'token', t.id::text from api_token t
     where not exists (
       select 1 from event e where e.object_type = 'token' and e.object_id = t.id::text and e.action = 'token.made'
         and e.actor_id = t.person_id
         and e.facts @> jsonb_build_object('personId', t.person_id, 'roles', t.roles, 'mayWrite', t.may_write))
     union all
     select 'webhook', w.id::text from webhook w
     where not exists (
       select 1 from event e where e.object_type = 'webhook' and e.object_id = w.id::text and e.action = 'webhook.made'
         and e.actor_id = w.person_id and e.facts @> jsonb_build_object('personId', w.person_id))
     union all
     select 'webhook', w.id::text from webhook w
     where (w.removed_at is not null) <> exists (
       select 1 from event e where e.object_type = 'webhook' and e.object_id = w.id::text and e.action = 'webhook.removed')
     union all
     select 'mail address of person', p.id::text from person p
     join lateral (
       select e.facts ->> 'email' as hash from event e
       where e.object_type = 'person' and e.object_id = p.id::text and e.facts ? 'email' order by e.seq desc limit 1
     ) told on told.hash <> ${emailHash}
     order by 1, 2`,
  );
}
