import type { FeedbackView } from '@tarmeem/contract';
import { useLanguage } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { useJudgePlace } from './feedback.acts.js';
import '../../text/words-of/answering.js';

/** Where the words stand now that an item is about; a moved passage is confirmed or detached here. */
export function AnchorNote({ item, slug }: { item: FeedbackView; slug: string }) {
  const { say } = useLanguage();
  const judge = useJudgePlace(item, slug);
  const { anchor } = item;
  if (!anchor || (anchor.state === 'EXACT' && item.quote === null)) return null;
  if (anchor.state === 'EXACT') return <p className="small muted">{say('place.exact', { number: anchor.edition })}</p>;
  if (anchor.state === 'DETACHED')
    return (
      <p className="small">
        {say('place.detached')}{' '}
        <a className="link" href={`/${slug}/editions/${anchor.edition}${anchor.path ? `/${anchor.path}` : ''}`}>
          {say('place.fitted', { number: anchor.edition })}
        </a>
      </p>
    );
  return (
    <div className="stack">
      <p className="small">
        {say(anchor.by ? 'place.moved.by' : 'place.moved', { number: anchor.since, body: anchor.by })}
      </p>
      <p className="passage" dir="auto">
        {anchor.words}
      </p>
      {anchor.confirmed && <p className="small muted">{say('place.confirmed')}</p>}
      {item.may.place.because !== 'not-allowed' && (
        <div className="row">
          {!anchor.confirmed && (
            <VerdictButton may={item.may.place} className="btn sm" onClick={() => judge.mutate(true)}>
              {say('place.confirm')}
            </VerdictButton>
          )}
          <VerdictButton may={item.may.place} className="btn sm" onClick={() => judge.mutate(false)}>
            {say('place.deny')}
          </VerdictButton>
        </div>
      )}
      {judge.error && <Failure error={judge.error} />}
    </div>
  );
}
