import type { ReactElement } from 'react';
import type { Finding } from '../../feedback/index.js';
import type { Frame } from '../frame/frame.js';

/** The exact words that may identify a child, and the ways on. */
export function Care({ frame, findings }: { frame: Frame; findings: readonly Finding[] }): ReactElement | null {
  const { say } = frame;
  if (!findings.length) return null;
  return (
    <div className="care" id="care" role="group" aria-labelledby="care-h">
      <h2 id="care-h">{say('care.title')}</h2>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.kind} ${finding.words}`}>
            {say(`care.${finding.kind}`)}: “<bdi>{finding.words}</bdi>”
          </li>
        ))}
      </ul>
      <p className="near">{say('care.choice')}</p>
    </div>
  );
}
