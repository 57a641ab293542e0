import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import type { DocumentHead, PublicFeedback } from '../views.js';
import { own } from './bits.js';

/**
 * What became of the words that an item is about: unchanged, changed (with what stands there now), or gone (with the edition where
 * they stood last). `quiet`: says nothing of what did not change.
 */
export function AnchorLine({
  frame,
  document,
  item,
  quiet = false,
}: {
  frame: Frame;
  document: DocumentHead;
  item: Pick<PublicFeedback, 'anchor' | 'quote'>;
  quiet?: boolean;
}): ReactElement | null {
  const { say } = frame;
  const { anchor, quote } = item;
  if (!anchor) return null;
  if (anchor.state === 'EXACT')
    return quiet || quote === null ? null : (
      <p className="quiet small near">{say('anchor.exact', { number: anchor.edition })}</p>
    );
  if (anchor.state === 'MOVED')
    return (
      <div className="moved">
        <p className="small near">
          {say(anchor.by ? 'anchor.moved.by' : 'anchor.moved', { number: anchor.since, body: anchor.by })}
        </p>
        <blockquote {...own(frame, document)}>{anchor.words}</blockquote>
        <p className="quiet small near">{say(anchor.confirmed ? 'anchor.confirmed' : 'anchor.unconfirmed')}</p>
      </div>
    );
  const [gone, read] =
    quote === null
      ? (['anchor.detached.section', 'anchor.fitted.section'] as const)
      : (['anchor.detached', 'anchor.fitted'] as const);
  const at = `/${document.slug}/editions/${anchor.edition}${anchor.path ? `/${anchor.path}` : ''}`;
  return (
    <p className="small near">
      {say(gone)} <a href={at}>{say(read, { number: anchor.edition })}</a>
    </p>
  );
}
