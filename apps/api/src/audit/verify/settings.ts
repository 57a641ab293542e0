import type { Check } from './finding.js';

const none = '../..';

/**
 * What is set of a document is what was set last, on an event that went on from the one before; what nobody set is as it is made. A time
 * zone of an import that did not write it down is not known, nor are settings in an archive of a time that did not hold them.
 */
export const settings: Check = async function* ({ archive, document }) {
  const { moderation, time_zone: timeZone, feedback_from: from, feedback_until: until } = document;
  if (moderation === undefined) return;
  const set = new Map<string, string | undefined>([
    ['document.moderation-set', 'before'],
    ['document.time-zone-set', undefined],
    ['document.window-set', none],
  ]);
  for await (const { action, seq, facts } of archive.rows('event')) {
    if (action === 'edition.published' && facts['kind'] === 'import' && typeof facts['timeZone'] === 'string')
      set.set('document.time-zone-set', facts['timeZone']);
    if (!set.has(action)) continue;
    const before = wordsOf(facts['before']);
    const known = set.get(action);
    if (known !== undefined && known !== before)
      yield { what: `event ${seq}`, wrong: `sets something that was ${before}, where ${known} was set before` };
    set.set(action, wordsOf(facts['after']));
  }
  const held = [
    ['document.moderation-set', 'moderates feedback', moderation],
    ['document.time-zone-set', 'stands in the time zone', timeZone],
    ['document.window-set', 'takes feedback within', `${from ?? '..'}/${until ?? '..'}`],
  ] as const;
  for (const [action, does, now] of held) {
    const last = set.get(action);
    if (last !== undefined && last !== now)
      yield { what: `document ${document.slug}`, wrong: `${does} ${now}, but ${last} was set` };
  }
};

/** A window without days is null on an event. */
const wordsOf = (fact: unknown): string => (typeof fact === 'string' ? fact : none);
