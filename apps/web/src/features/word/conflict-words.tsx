import type { FilePartView } from '@tarmeem/contract';
import { useSay } from '../../text/words.js';
import '../../text/words-of/exchange.js';

type Place = FilePartView['conflictWords'][number];

/** The places that file and later editions both changed: the words of the base, and what either side makes of them. */
export function ConflictWords({ places, total }: { places: readonly Place[]; total: number }) {
  const say = useSay();
  if (places.length === 0) return null;
  return (
    <details className="file-conflicts" open={places.length <= 3}>
      <summary>{say('word.conflictWords', { count: total })}</summary>
      <ol className="plain stack">
        {places.map((place, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- places have no id before they are stored, and never move
          <li key={at}>
            <dl className="file-sides">
              <dt>{say('word.side.base')}</dt>
              <dd dir="auto">{place.base || <span className="muted">{say('word.side.nothing')}</span>}</dd>
              <dt>{say('word.side.published')}</dt>
              <Side words={place.published} />
              <dt>{say('word.side.mine')}</dt>
              <Side words={place.mine} />
            </dl>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Side({ words }: { words: Place['mine'] }) {
  return (
    <dd className="words" dir="auto">
      {words.map(({ before, after }) => (
        <span key={`${before} ${after}`}>
          {before && <del>{before}</del>} {after && <ins>{after}</ins>}{' '}
        </span>
      ))}
    </dd>
  );
}
