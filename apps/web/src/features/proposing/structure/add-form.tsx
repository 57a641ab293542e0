import type { DraftOutlineView, SectionPlace } from '@tarmeem/contract';
import { useState } from 'react';
import { useSay } from '../../../text/words.js';
import { OddMarks } from '../../../redline/odd-marks.js';
import { Field } from '../../../ui/field.js';
import { childrenOf } from './places.js';
import { PlaceFields } from './place-fields.js';
import { StepForm } from './step-form.js';
import type { Structure } from './use-structure.js';
import '../../../text/words-of/contents.js';

interface AddFormProps {
  outline: DraftOutlineView;
  parentId: string | null;
  structure: Structure;
  onClose: () => void;
}

/** Asks for the heading of a new section and its place; its text is written in the editor then. */
export function AddForm({ outline, parentId, structure, onClose }: AddFormProps) {
  const say = useSay();
  const [heading, setHeading] = useState('');
  const [place, setPlace] = useState<SectionPlace>({
    parentId,
    afterId: childrenOf(outline.sections, parentId).at(-1)?.sectionId ?? null,
  });
  const name = heading.trim();
  return (
    <StepForm
      title={say('tree.add.title')}
      lead={say('tree.add.lead')}
      act={say('tree.add.do')}
      structure={structure}
      step={() => (name ? { act: 'add', body: { ...place, heading: name } } : null)}
      done={say('tree.done.added', { heading: name })}
      onClose={onClose}
    >
      {({ errors, tried }) => (
        <>
          <Field
            label={say('tree.heading')}
            error={tried && !name ? say('tree.needHeading') : (errors['/heading'] ?? errors['/slug'])}
          >
            {(ids) => (
              <input
                {...ids}
                className="in doc"
                dir="auto"
                maxLength={300}
                value={heading}
                onChange={({ target }) => setHeading(target.value)}
              />
            )}
          </Field>
          <OddMarks text={heading} />
          <PlaceFields
            sections={outline.sections}
            mayAddAtTop={outline.mayAddAtTop.allowed}
            place={place}
            moving={null}
            errors={errors}
            at=""
            onPlace={setPlace}
          />
        </>
      )}
    </StepForm>
  );
}
