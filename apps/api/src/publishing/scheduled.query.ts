import type { DraftView } from '@tarmeem/contract';
import { formatNumber, isAllowed, nextNumber } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { placeOf, waitingMaterial } from './draft-material.query.js';
import { waitingSections } from './waiting-sections.query.js';

interface Row {
  at: Date;
  timeZone: string;
  confirmedBy: { id: string; name: string };
  confirmedAt: Date;
}

/** The edition that comes out by itself, as moderators and publishers see it; null when nothing is scheduled. */
export async function scheduledView(from: Answers, documentId: string, actor: Actor): Promise<DraftView['scheduled']> {
  const material = await waitingMaterial(from, documentId, { standing: 'scheduled' });
  if (!material) return null;
  const [row] = await rowsOf<Row>(
    from,
    `select scheduled_for as at, document.time_zone as "timeZone", scheduled_at as "confirmedAt",
       json_build_object('id', person.id, 'name', person.name) as "confirmedBy"
     from edition join document on document.id = document_id join person on person.id = published_by where edition.id = $1`,
    [material.draft.id],
  );
  if (!row) return null;
  const { draft, current } = material;
  const number = nextNumber(current, draft.isMajor);
  const place = placeOf(material, actor, 'edition.cancel-schedule');
  const texts = await waitingSections(from, material, actor);
  return {
    version: draft.version,
    number: formatNumber(number),
    after: {
      minor: formatNumber(nextNumber(nextNumber(current, false), draft.isMajor)),
      major: formatNumber(nextNumber(nextNumber(current, true), draft.isMajor)),
    },
    draftAfter: { minor: formatNumber(nextNumber(number, false)), major: formatNumber(nextNumber(number, true)) },
    at: row.at.toISOString(),
    timeZone: row.timeZone,
    proposed: draft.proposedFor,
    changeNote: draft.changeNote,
    major: draft.isMajor,
    preparedBy: draft.preparedBy,
    confirmedBy: row.confirmedBy,
    confirmedAt: row.confirmedAt.toISOString(),
    // Who does not read the draft of a section is not told that something of it comes out.
    sections: texts.map(({ sectionId, heading, changes }) => ({ sectionId, heading, changes: changes.length })),
    texts,
    mayCancel: isAllowed(actor, 'edition.cancel-schedule', place)
      ? { allowed: true }
      : { allowed: false, because: 'not-allowed' },
  };
}

/** The schedule that was called off last, until the draft is prepared anew or an edition comes out. */
export async function cancelledView(from: Answers, documentId: string): Promise<DraftView['cancelled']> {
  const [row] = await rowsOf<{ at: Date; was: string; cause: string; by: { id: string; name: string } | null }>(
    from,
    `select event.at, event.facts->>'was' as was, event.facts->>'cause' as cause,
       case when person.id is not null then json_build_object('id', person.id, 'name', person.name) end as by
     from event left join person on person.id = event.actor_id
     where event.document_id = $1 and event.action = 'edition.schedule-cancelled'
       and not exists (select from event later where later.document_id = $1 and later.seq > event.seq
         and later.action in ('edition.prepared', 'edition.scheduled'))
       and not exists (select from edition where document_id = $1 and published_at > event.at)
     order by event.seq desc limit 1`,
    [documentId],
  );
  return row ? { at: row.at.toISOString(), was: row.was, cause: row.cause, by: row.by } : null;
}
