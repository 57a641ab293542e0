import { useState, type ReactNode } from 'react';
import { useSay } from '../text/words.js';
import { Note } from './states.js';
import '../text/words-of/account.js';

/** Something secret that is shown this one time: to be copied, and gone once it is kept. */
export function ShownOnce({
  title,
  children,
  secret,
  onKept,
}: {
  title: string;
  /** What it is for, and that it is not shown again. */
  children: ReactNode;
  secret: string;
  onKept: () => void;
}) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  return (
    <Note tone="good" icon="ok" arrives="status" title={title}>
      <p>{children}</p>
      <output className="secret" dir="ltr">
        {secret}
      </output>
      <div className="row">
        <button
          type="button"
          className="btn sm"
          onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
        >
          {say(copied ? 'once.copied' : 'once.copy')}
        </button>
        <button type="button" className="btn sm" onClick={onKept}>
          {say('once.kept')}
        </button>
      </div>
    </Note>
  );
}
