import type { ProposalView } from '@tarmeem/contract';
import { ChangeText } from '../../redline/change-text.js';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import { askedBack } from './asked-back.js';
import { OutcomeWords } from './outcome-row.js';
import '../../text/words-of/proposing.js';

/** What was asked about the changes that came back, where they are submitted again. */
export default function AskedToSubmit({ proposal }: { proposal: ProposalView }) {
  const say = useSay();
  const asked = askedBack(proposal);
  return (
    <section className="stack" aria-label={say('asked.title', { count: asked.length })}>
      <h2 className="small">{say('asked.title', { count: asked.length })}</h2>
      {asked.map((change) => {
        const line = lineOf(say, change);
        return (
          <div className="asked" key={change.id}>
            <p className="small">
              {line.verb} {line.place}
            </p>
            <ChangeText line={line} />
            <OutcomeWords change={change} />
          </div>
        );
      })}
    </section>
  );
}
