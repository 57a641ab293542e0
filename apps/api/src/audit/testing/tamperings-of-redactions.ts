import type { Tampering } from './tamperings.js';

const redacted = `(select redacted.id::uuid from event, jsonb_object_keys(facts -> 'changes') as redacted (id) where action = 'document.redacted')`;

/** What somebody at the disk would do to what a redaction left of frozen words, where their own hashes do not tell any more. */
export const tamperingsOfRedactions: readonly Tampering[] = [
  [
    'the words of a redacted change put back',
    `update change set payload = replace(payload::text, '█████', 'hasty')::jsonb where id in ${redacted}`,
    /change \S+ of proposal \d+ is not what event \d+ left of it/u,
  ],
  [
    'other words of a redacted change',
    `update change set payload = payload || '{"kind": "inserted"}' where id in ${redacted}`,
    /change \S+ of proposal \d+ is not what event \d+ left of it/u,
  ],
  [
    'what a redaction is said to have left',
    `update event set facts = jsonb_set(facts, '{changes}', '{}') where action = 'document.redacted'`,
    /event \d+ was changed[\s\S]*change \S+ of proposal \d+ is not what its hash was made of|change \S+ of proposal \d+ is not what its hash was made of[\s\S]*event \d+ was changed/iu,
  ],
];
