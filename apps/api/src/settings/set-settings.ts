import { type DocumentSettingsInput, type DocumentSettingsView, TimeZone } from '@tarmeem/contract';
import { mustBeAllowed } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { currentEdition, Documents } from '../documents/index.js';
import { Malformed, Stale, type Tx } from '../platform/index.js';
import { publicationChannel, type Publications } from '../publishing/index.js';
import { type Settings, settingsOf, settingsView } from './settings.query.js';

interface Setting {
  input: DocumentSettingsInput;
  actor: Actor;
  seen: number;
  publications: Publications;
}

/**
 * Sets when feedback is moderated, the time zone, and the days within which feedback is taken; each that changes is an event with its
 * old and new value. Throws `malformed` (no such time zone, an end before the beginning), NotAllowed, `stale` with the newer version.
 */
export async function setSettings(
  tx: Tx,
  documentId: string,
  { input, actor, seen, publications }: Setting,
): Promise<DocumentSettingsView> {
  await mustBePossible(tx, input);
  await tx.get(Documents).lock(documentId);
  mustBeAllowed(actor, 'document.set', { documentId, jurisdiction: null });
  const before = await settingsOf(tx.manager, documentId);
  if (before.version !== seen) throw new Stale({ version: before.version });
  const changed = changesOf(before, input);
  if (changed.length === 0) return settingsView(before, tx.at);
  const { moderation, timeZone, feedbackFrom, feedbackUntil } = input;
  await tx.query(
    `update document set moderation = $2, time_zone = $3, feedback_from = $4, feedback_until = $5, version = version + 1
     where id = $1`,
    [documentId, moderation, timeZone, feedbackFrom, feedbackUntil],
  );
  for (const { action, ...facts } of changed)
    tx.record({
      documentId,
      actor: { id: actor.id, role: 'administrator' },
      action,
      objectType: 'document',
      objectId: documentId,
      facts,
    });
  await tellReaders(tx, documentId, publications);
  return settingsView(await settingsOf(tx.manager, documentId), tx.at);
}

/** A zone has to be one to this process, which writes days, and to the database, which reckons with them. */
async function mustBePossible(tx: Tx, { timeZone, feedbackFrom, feedbackUntil }: DocumentSettingsInput): Promise<void> {
  const [known] = TimeZone.safeParse(timeZone).success
    ? await tx.query('select from pg_timezone_names where name = $1', [timeZone])
    : [];
  const errors = [
    ...(known ? [] : [{ code: 'no-time-zone', detail: 'There is no time zone of this name', pointer: '/timeZone' }]),
    ...(feedbackFrom !== null && feedbackUntil !== null && feedbackUntil < feedbackFrom
      ? [{ code: 'window-ends-first', detail: 'This day is before the first one', pointer: '/feedbackUntil' }]
      : []),
  ];
  if (errors.length > 0) throw new Malformed(errors);
}

/** An interval as ISO 8601 writes one, open ends as two dots; null where feedback is always taken. */
const windowWords = ({ feedbackFrom: from, feedbackUntil: until }: DocumentSettingsInput | Settings): string | null =>
  from === null && until === null ? null : `${from ?? '..'}/${until ?? '..'}`;

function changesOf(before: Settings, after: DocumentSettingsInput) {
  const values = [
    { action: 'document.moderation-set', before: before.moderation, after: after.moderation },
    { action: 'document.time-zone-set', before: before.timeZone, after: after.timeZone },
    { action: 'document.window-set', before: windowWords(before), after: windowWords(after) },
  ];
  return values.filter((each) => each.before !== each.after);
}

/** Pages that were kept go before the answer; other processes are told at the commit. */
async function tellReaders(tx: Tx, documentId: string, publications: Publications): Promise<void> {
  const { number, seq } = await currentEdition(tx.manager, documentId);
  await tx.query('select pg_notify($1, $2)', [publicationChannel, documentId]);
  tx.afterCommit(() => publications.announce({ documentId, editionId: '', seq, number }));
}
