import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import type { PublicFeedback } from '../views.js';

/** `310 kB`, in the digits of the language. */
export function sizeOf(frame: Frame, bytes: number): string {
  return bytes < 1_000_000
    ? frame.say('evidence.kilobytes', { size: Math.max(1, Math.round(bytes / 1000)) })
    : frame.say('evidence.megabytes', { size: Math.round(bytes / 100_000) / 10 });
}

/** The files of an item, to be saved. `at`: where their addresses begin. */
export function EvidenceList({
  frame,
  item,
  at,
}: {
  frame: Frame;
  item: Pick<PublicFeedback, 'evidence'>;
  at: string;
}): ReactElement | null {
  if (!item.evidence.length) return null;
  const { say } = frame;
  return (
    <ul className="files small" aria-label={say('evidence.list')}>
      {item.evidence.map((file) => (
        <li key={file.id}>
          {file.state === 'refused' ? (
            <bdi>{file.name}</bdi>
          ) : (
            <a href={`${at}/${file.id}`} download>
              <bdi>{file.name}</bdi>
            </a>
          )}
          {frame.say('frame.comma')} {sizeOf(frame, file.size)}
          {file.state === 'open' ? null : <span className="quiet"> ({say(`evidence.${file.state}`)})</span>}
        </li>
      ))}
    </ul>
  );
}
