import type { ReviewView } from '@tarmeem/contract';
import { useLanguage } from '../../text/words.js';
import { ConsequenceList } from './consequences.js';
import '../../text/words-of/review.js';

/** What was sent on this proposal, by whom and when, with what was foreseen for others at the time. */
export function SentBefore({ sent }: { sent: ReviewView['sent'] }) {
  const { say, when } = useLanguage();
  if (sent.length === 0) return null;
  return (
    <details className="dock">
      <summary className="small">{say('sent.title', { count: sent.length })}</summary>
      {sent.map((batch) => (
        <section key={batch.at}>
          <h3 className="small">
            {say('sent.by', { name: batch.by?.name ?? say('sent.nobody'), count: batch.marks, when: when(batch.at) })}
          </h3>
          <p className="small muted">{say('sent.foreseen')}</p>
          <ConsequenceList it={{ ...batch, amends: [] }} />
        </section>
      ))}
    </details>
  );
}
