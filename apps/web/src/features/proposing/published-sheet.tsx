import type { WorkingCopyView } from '@tarmeem/contract';
import { SectionSheet } from '../../redline/section-sheet.js';
import { useSay } from '../../text/words.js';

/** The section as the edition has it that the proposal is written against. */
export function PublishedSheet({ published }: { published: WorkingCopyView['base'] }) {
  const say = useSay();
  return (
    <SectionSheet
      heading={published.heading}
      crumb={say('editor.crumbPublished', { number: published.edition })}
      base={published.body}
      changes={[]}
      currentId={null}
      view="published"
      onPick={() => undefined}
    />
  );
}
