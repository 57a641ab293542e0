import type { DraftSection } from '@tarmeem/contract';
import { useState } from 'react';
import { useSay } from '../../../text/words.js';
import { OddMarks } from '../../../redline/odd-marks.js';
import { Field } from '../../../ui/field.js';
import { StepForm } from './step-form.js';
import type { Structure } from './use-structure.js';
import '../../../text/words-of/contents.js';

interface RenameFormProps {
  section: DraftSection;
  structure: Structure;
  onClose: () => void;
}

/** Asks for another heading, and whether the address stays. */
export function RenameForm({ section, structure, onClose }: RenameFormProps) {
  const say = useSay();
  const [heading, setHeading] = useState(section.heading);
  const [keeps, setKeeps] = useState(true);
  const [slug, setSlug] = useState(section.slug);
  const name = heading.trim();
  const address = keeps ? section.slug : slug.trim();
  return (
    <StepForm
      title={say('tree.rename.title', { heading: section.heading })}
      act={say('tree.rename.do')}
      structure={structure}
      step={() =>
        name && address
          ? {
              act: 'change',
              sectionId: section.sectionId,
              body: { heading: name, slug: address, subtree: false },
            }
          : null
      }
      done={say('tree.done.renamed', { heading: name })}
      onClose={onClose}
    >
      {({ errors, tried }) => (
        <>
          <Field label={say('tree.heading')} error={tried && !name ? say('tree.needHeading') : errors['/heading']}>
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
          <fieldset className="f plainset">
            <legend>{say('tree.address')}</legend>
            <label className="opt">
              <input type="radio" name="address" checked={keeps} onChange={() => setKeeps(true)} />
              <span>{say('tree.address.keep', { slug: section.slug })}</span>
            </label>
            <label className="opt">
              <input type="radio" name="address" checked={!keeps} onChange={() => setKeeps(false)} />
              <span>{say('tree.address.new')}</span>
            </label>
          </fieldset>
          {!keeps && (
            <Field label={say('tree.address.slug')} hint={say('tree.address.hint')} error={errors['/slug']}>
              {(ids) => (
                <input
                  {...ids}
                  className="in"
                  dir="ltr"
                  maxLength={120}
                  value={slug}
                  onChange={({ target }) => setSlug(target.value)}
                />
              )}
            </Field>
          )}
        </>
      )}
    </StepForm>
  );
}
