import { all } from '../archive/archive.js';
import type { Check } from './finding.js';

/**
 * What is said to answer a reader does: each change that was ticked was ticked by a decision, is accepted, and an item that an edition
 * answers has a change in that edition, on an event.
 */
export const answers: Check = async function* (record) {
  const links = await all(record.archive, 'feedback_change');
  const numbers = new Map(record.feedback.map((item) => [item.id, `feedback ${item.number}`]));
  const ticked = new Set<string>();
  const told = new Set<string>();
  for await (const { action, object_id, facts } of record.archive.rows('event')) {
    if (action === 'feedback.ticked') ticked.add(`${object_id} ${String(facts['changeId'])}`);
    if (action === 'feedback.answered') told.add(`${object_id} ${String(facts['editionId'])}`);
  }
  for (const { feedback_id, change_id } of links) {
    const what = numbers.get(feedback_id) ?? `feedback ${feedback_id}`;
    const change = record.changes.get(change_id);
    if (!change || !['accepted', 'carried'].includes(change.outcome))
      yield { what, wrong: `is answered by change ${change_id}, which is not accepted` };
    let first = change;
    while (first?.carried_from) first = record.changes.get(first.carried_from);
    if (!ticked.has(`${feedback_id} ${first?.id ?? change_id}`) && !ticked.has(`${feedback_id} ${change_id}`))
      yield { what, wrong: `is answered by change ${change_id} on no event` };
  }
  const out = new Map(record.accepted.map((row) => [row.change_id, row.edition_id]));
  for (const { id, number, answered_in } of record.feedback) {
    if (answered_in === null) continue;
    const what = `feedback ${number}`;
    if (!links.some((link) => link.feedback_id === id && out.get(link.change_id) === answered_in))
      yield { what, wrong: `is answered by edition ${answered_in}, which holds no change that answers it` };
    if (!told.has(`${id} ${answered_in}`)) yield { what, wrong: `is answered by edition ${answered_in} on no event` };
  }
};
