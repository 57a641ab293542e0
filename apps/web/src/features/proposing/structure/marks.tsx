import type { DraftSection } from '@tarmeem/contract';
import { useSay } from '../../../text/words.js';
import { Icon } from '../../../ui/icon.js';
import type { IconName } from '../../../ui/icons.js';

/** What a draft does to a section, as words with a mark. */
export function SectionMarks({
  section,
  misfit,
  parent,
}: {
  section: DraftSection;
  misfit: boolean;
  /** The heading it stands under now. */
  parent: string | null;
}) {
  const say = useSay();
  const { added, retired, moved, renamed, edited } = section;
  const top = say('tree.top');
  const marks: [IconName, string][] = [
    ...(added ? [['secadd', say('tree.added')] as [IconName, string]] : []),
    ...(retired ? [['ret', say('tree.retired')] as [IconName, string]] : []),
    ...(moved
      ? [
          [
            'move',
            moved.parent === parent ? say('tree.movedWithin') : say('tree.movedFrom', { parent: moved.parent ?? top }),
          ] as [IconName, string],
        ]
      : []),
    ...(renamed
      ? [
          [
            'ren',
            renamed.heading === section.heading
              ? say('tree.readdressed')
              : say('tree.renamed', { heading: renamed.heading }),
          ] as [IconName, string],
        ]
      : []),
    ...(edited ? [['rep', say('tree.edited')] as [IconName, string]] : []),
    ...(misfit ? [['clash', say('tree.misfit')] as [IconName, string]] : []),
  ];
  if (marks.length === 0) return null;
  return (
    <span className="smarks">
      {marks.map(([icon, words]) => (
        <span className="tag q" key={words}>
          <Icon name={icon} /> {words}
        </span>
      ))}
    </span>
  );
}
