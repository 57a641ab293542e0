import type { FilePreview } from '@tarmeem/contract';
import { useSay } from '../../text/words.js';
import '../../text/words-of/exchange.js';

const named = [
  'picture',
  'formula',
  'object',
  'textBox',
  'symbol',
  'contents',
  'endnote',
  'pageBreak',
  'tooDeep',
  'link',
  'longNote',
] as const;

/** What a text can't hold. */
export function DroppedThings({ dropped }: Pick<FilePreview, 'dropped'>) {
  const say = useSay();
  if (dropped.length === 0) return null;
  return (
    <section className="sec stack">
      <h2>{say('word.dropped')}</h2>
      <p className="muted">{say('word.droppedLead')}</p>
      <ul>
        {dropped.map(({ kind, count }) => (
          <li key={kind}>{say(`word.drop.${named.find((name) => name === kind) ?? 'other'}`, { count })}</li>
        ))}
      </ul>
    </section>
  );
}
