import type { DraftSection, SectionPlace } from '@tarmeem/contract';
import { useSay } from '../../../text/words.js';
import { Field } from '../../../ui/field.js';
import { childrenOf, isWithin } from './places.js';
import '../../../text/words-of/contents.js';

interface PlaceFieldsProps {
  sections: readonly DraftSection[];
  mayAddAtTop: boolean;
  place: SectionPlace;
  /** The section that is placed: it does not stand under or behind itself. */
  moving: string | null;
  errors: Readonly<Record<string, string>>;
  /** Where the server names the fields. */
  at: string;
  onPlace: (place: SectionPlace) => void;
}

/** Two lists that say where a section stands: under which other, and behind which of its children. */
export function PlaceFields({ sections, mayAddAtTop, place, moving, errors, at, onPlace }: PlaceFieldsProps) {
  const say = useSay();
  const parents = sections.filter(
    (it) => it.may.add.allowed && !(moving !== null && isWithin(sections, it.sectionId, moving)),
  );
  const siblings = childrenOf(sections, place.parentId).filter(({ sectionId }) => sectionId !== moving);
  const last = (parentId: string | null) =>
    childrenOf(sections, parentId)
      .filter(({ sectionId }) => sectionId !== moving)
      .at(-1)?.sectionId ?? null;
  return (
    <>
      <Field label={say('tree.parent')} error={errors[`${at}/parentId`]}>
        {(ids) => (
          <select
            {...ids}
            className="in"
            value={place.parentId ?? ''}
            onChange={({ target }) => {
              const parentId = target.value || null;
              onPlace({ parentId, afterId: last(parentId) });
            }}
          >
            {(mayAddAtTop || place.parentId === null) && <option value="">{say('tree.top')}</option>}
            {parents.map(({ sectionId, heading, depth }) => (
              <option key={sectionId} value={sectionId}>
                {'\u2003'.repeat(depth)}
                {heading}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('tree.after')} error={errors[`${at}/afterId`]}>
        {(ids) => (
          <select
            {...ids}
            className="in"
            value={place.afterId ?? ''}
            onChange={({ target }) => onPlace({ ...place, afterId: target.value || null })}
          >
            <option value="">{say('tree.first')}</option>
            {siblings.map(({ sectionId, heading }) => (
              <option key={sectionId} value={sectionId}>
                {heading}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
