import type { FeedbackView } from '@tarmeem/contract';
import { useRelease } from './feedback.acts.js';
import { RefuseForm } from './refuse-form.js';
import { ReleaseChoice } from './release-choice.js';

/** Lets a held item through, or refuses it. */
export function ReleaseForm({ item, slug }: { item: FeedbackView; slug: string }) {
  const release = useRelease(item, slug);
  return (
    <ReleaseChoice findings={item.findings} may={item.may.release} act={release}>
      <RefuseForm item={item} slug={slug} />
    </ReleaseChoice>
  );
}
