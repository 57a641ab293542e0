import type { ReactNode } from 'react';
import { directionOf } from '@tarmeem/text';
import type { ChangeLine } from '../text/change-words.js';
import { useSay, type Key } from '../text/words.js';
import { useDocument } from '../ui/document.js';
import { Signed } from './odd-marks.js';

/** The old and the new words of a change in a list, in the language of the document; each block on a line of its own. */
export function ChangeText({
  line,
}: {
  line: Pick<ChangeLine, 'before' | 'after'> & { address?: ChangeLine['address'] };
}) {
  const { language } = useDocument();
  if (!line.before && !line.after) return null;
  return (
    <div className={line.address ? 'q addr' : 'q'} lang={language} dir={directionOf(language)}>
      {line.before && (
        <del>
          <Spoken as="change.hidden.deleted">
            <Signed text={cut(line.before)} />
          </Spoken>
        </del>
      )}
      {line.before && line.after && ' '}
      {line.after && (
        <ins>
          <Spoken as="change.hidden.inserted">
            <Signed text={cut(line.after)} />
          </Spoken>
        </ins>
      )}
    </div>
  );
}

/** Words that a screen reader announces as deleted or inserted. */
export function Spoken({ as, children }: { as: Key; children: ReactNode }) {
  const say = useSay();
  return (
    <>
      <span className="vh">{say(as)}</span>
      {children}
      <span className="vh">{say('change.hidden.end')}</span>
    </>
  );
}

/** Long words are cut in the list; the text beside it has all of them. */
const cut = (text: string): string =>
  (text.length > 180 ? `${text.slice(0, 170).replace(/\s\S*$/, '')} …` : text).trim();
