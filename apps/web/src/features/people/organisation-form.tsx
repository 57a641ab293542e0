import type { OrganisationDetail, OrganisationsView } from '@tarmeem/contract';
import { useState } from 'react';
import { call, newKey } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { useSeen } from '../../api/use-seen.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { Note } from '../../ui/states.js';
import { Choice } from '../../ui/choice.js';
import { useCare } from './use-care.js';
import '../../text/words-of/people.js';

interface OrganisationFormProps {
  /** Null: a new one. */
  organisation: OrganisationDetail | null;
  jurisdictions: OrganisationsView['jurisdictions'];
  onClose: () => void;
  onSaved: (name: string) => void;
}

/** An organisation, new or changed. Somebody else's newer version is told; saving once more puts this over it. */
export function OrganisationForm({ organisation, jurisdictions, onClose, onSaved }: OrganisationFormProps) {
  const say = useSay();
  const [name, setName] = useState(organisation?.name ?? '');
  const [slug, setSlug] = useState('');
  const [jurisdiction, setJurisdiction] = useState(organisation?.jurisdiction ?? '');
  const [onlyFocalSubmits, setOnlyFocal] = useState(organisation?.onlyFocalSubmits ?? false);
  const [version, newer] = useSeen(organisation?.version ?? 1);
  const { care, trouble } = useCare(
    async (key: string) => {
      const body = { name: name.trim(), jurisdiction: jurisdiction || null };
      if (organisation)
        await call('editOrganisation', {
          params: { organisationId: organisation.id },
          version,
          body: { ...body, onlyFocalSubmits },
        }).catch(newer);
      else await call('addOrganisation', { key, body: { ...body, slug: slug.trim() } });
    },
    () => onSaved(name.trim()),
  );
  const errors = fieldErrors(say, care.error);
  const isStale = codeOf(care.error) === 'stale';
  return (
    <FormDialog
      title={organisation ? say('org.editTitle', { name: organisation.name }) : say('org.addTitle')}
      send={say(organisation ? 'org.save' : 'org.addDo')}
      isPending={care.isPending}
      onSend={() => care.mutate(newKey())}
      onClose={onClose}
      trouble={
        isStale ? (
          <Note tone="warn" icon="warn" arrives="alert" title={say('org.stale')} />
        ) : (
          Object.keys(errors).length === 0 && trouble
        )
      }
    >
      <Field label={say('org.name')} error={errors['/name']}>
        {(ids) => (
          <input
            {...ids}
            className="in"
            dir="auto"
            required
            maxLength={200}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      {!organisation && (
        <Field label={say('org.slug')} hint={say('org.slugHint')} error={errors['/slug']}>
          {(ids) => (
            <input
              {...ids}
              className="in"
              dir="ltr"
              required
              maxLength={120}
              value={slug}
              onChange={({ target }) => setSlug(target.value)}
            />
          )}
        </Field>
      )}
      <Choice
        label={say('org.jurisdiction')}
        value={jurisdiction}
        error={errors['/jurisdiction']}
        options={[
          ['', say('org.noJurisdiction')],
          ...jurisdictions.map(({ code, name: of }): [string, string] => [code, of]),
        ]}
        onChoose={setJurisdiction}
      />
      {organisation && (
        <label className="row">
          <input type="checkbox" checked={onlyFocalSubmits} onChange={({ target }) => setOnlyFocal(target.checked)} />
          {say('org.onlyFocalLabel')}
        </label>
      )}
    </FormDialog>
  );
}
