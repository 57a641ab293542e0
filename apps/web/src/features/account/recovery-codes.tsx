import { useEffect, useRef, useState } from 'react';
import { useSay } from '../../text/words.js';
import '../../text/words-of/account.js';

/** Ten codes that are shown once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    setCopied(true);
  };
  return (
    <section className="stack">
      <h2 ref={heading} tabIndex={-1}>
        {say('recovery.title')}
      </h2>
      <p>{say('recovery.lead')}</p>
      <ul className="codes" aria-label={say('recovery.list')} dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="row">
        <button type="button" className="btn" onClick={() => void copy().catch(() => setCopied(false))}>
          {say('recovery.copy')}
        </button>
        <button type="button" className="btn" onClick={() => window.print()}>
          {say('recovery.print')}
        </button>
        <span role="status">{copied && say('recovery.copied')}</span>
      </p>
      <button type="button" className="btn pri" onClick={onKept}>
        {say('recovery.kept')}
      </button>
    </section>
  );
}
