import { useQuery } from '@tanstack/react-query';
import type { HeldGrantView } from '@tarmeem/contract';
import { useId, useState, type FormEvent } from 'react';
import { call, newKey } from '../../api/client.js';
import { documentsQuery } from '../../api/queries.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Done } from '../account/part.js';
import { Choice } from '../../ui/choice.js';
import { organisationsQuery } from './people.queries.js';
import { useCare } from './use-care.js';
import '../../text/words-of/people.js';

const roles = ['officer', 'focal-person', 'moderator', 'publisher', 'administrator'] as const;
type Role = HeldGrantView['role'];
const nowhere = { document: '', jurisdiction: '', organisation: '', until: '' };

/** The end of a day where the person is, as an instant. */
const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

/** Gives a role: everywhere, or bound to a document, a jurisdiction, an organisation, or an end. */
export function GiveGrant({ personId }: { personId: string }) {
  const say = useSay();
  const id = useId();
  const documents = useQuery(documentsQuery);
  const places = useQuery(organisationsQuery);
  const [role, setRole] = useState<Role>('officer');
  const [bound, setBound] = useState(nowhere);
  const [key, setKey] = useState(newKey);
  const { care, trouble } = useCare(
    () =>
      call('giveGrant', {
        params: { personId },
        key,
        body: {
          role,
          document: bound.document || null,
          jurisdiction: bound.jurisdiction || null,
          organisation: bound.organisation || null,
          until: bound.until ? endOf(bound.until) : null,
        },
      }),
    () => {
      setBound(nowhere);
      setKey(newKey());
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!care.isPending) care.mutate(undefined);
  };
  const change = (name: keyof typeof nowhere) => (value: string) => {
    setBound((before) => ({ ...before, [name]: value }));
    setKey(newKey());
  };
  const errors = fieldErrors(say, care.error);
  const isEverywhere = role === 'administrator';
  return (
    <form className="give" aria-labelledby={id} onSubmit={submit} noValidate>
      <h4 id={id}>{say('people.add')}</h4>
      <div className="pair">
        <Choice
          label={say('people.role')}
          value={role}
          options={roles.map((each) => [each, say(`people.role.${each}`)])}
          onChoose={(value) => {
            setRole(roles.find((each) => each === value) ?? 'officer');
            if (value === 'administrator') setBound(nowhere);
            setKey(newKey());
          }}
        />
        {!isEverywhere && (
          <>
            <Choice
              label={say('people.jurisdiction')}
              value={bound.jurisdiction}
              error={errors['/jurisdiction']}
              options={[
                ['', say('people.everyJurisdiction')],
                ...(places.data?.jurisdictions ?? []).map(({ code, name }): [string, string] => [code, name]),
              ]}
              onChoose={change('jurisdiction')}
            />
            <Choice
              label={say('people.document')}
              value={bound.document}
              error={errors['/document']}
              options={[
                ['', say('people.everyDocument')],
                ...(documents.data ?? []).map(({ slug, title }): [string, string] => [slug, title]),
              ]}
              onChoose={change('document')}
            />
            <Choice
              label={say('people.organisation')}
              value={bound.organisation}
              error={errors['/organisation']}
              options={[
                ['', say('people.everyOrganisation')],
                ...(places.data?.organisations ?? []).map(({ slug, name }): [string, string] => [slug, name]),
              ]}
              onChoose={change('organisation')}
            />
            <Field label={say('people.ends')} hint={say('people.endsHint')} error={errors['/until']}>
              {(ids) => (
                <input
                  {...ids}
                  className="in"
                  type="date"
                  value={bound.until}
                  onChange={({ target }) => change('until')(target.value)}
                />
              )}
            </Field>
          </>
        )}
      </div>
      {Object.keys(errors).length === 0 && trouble}
      <p className="row">
        <button type="submit" className="btn" aria-disabled={care.isPending || undefined}>
          {say('people.give')}
        </button>
        <Done>{care.isSuccess && say('people.given')}</Done>
      </p>
    </form>
  );
}
