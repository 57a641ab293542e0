import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { isLocale, locales, nativeNames, type Locale } from '@tarmeem/text';
import { useState } from 'react';
import { call, newKey } from '../../api/client.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { Choice } from '../../ui/choice.js';
import { organisationsQuery } from './people.queries.js';
import { useCare } from './use-care.js';
import '../../text/words-of/people.js';

const roles = ['officer', 'focal-person', 'moderator', 'publisher', 'administrator'] as const;
type Role = (typeof roles)[number];

/** A new account and the letter that opens it. What was typed stays through every refusal. */
export function Invite({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const navigate = useNavigate();
  const places = useQuery(organisationsQuery);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [language, setLanguage] = useState<Locale>('en');
  const [organisation, setOrganisation] = useState('');
  const [role, setRole] = useState<Role | ''>('');
  const [jurisdiction, setJurisdiction] = useState('');
  const { care, trouble } = useCare(
    (key: string) =>
      call('invite', {
        key,
        body: {
          name: name.trim(),
          email: email.trim(),
          language,
          organisation: organisation || null,
          role: role || null,
          jurisdiction: role && role !== 'administrator' ? jurisdiction || null : null,
        },
      }),
    ({ personId }) => {
      onClose();
      void navigate({ to: '/people/$personId', params: { personId } });
    },
  );
  const errors = fieldErrors(say, care.error);
  const text = (value: string, set: (value: string) => void, type: 'text' | 'email', most: number) =>
    function Input(ids: object) {
      return (
        <input
          {...ids}
          className="in"
          type={type}
          dir="auto"
          autoComplete="off"
          required
          maxLength={most}
          value={value}
          onChange={({ target }) => set(target.value)}
        />
      );
    };
  return (
    <FormDialog
      title={say('people.inviteTitle')}
      lead={say('people.inviteLead')}
      send={say(care.isPending ? 'people.inviting' : 'people.inviteDo')}
      isPending={care.isPending}
      onSend={() => care.mutate(newKey())}
      onClose={onClose}
      trouble={Object.keys(errors).length === 0 && trouble}
    >
      <Field label={say('people.name')} error={errors['/name']}>
        {text(name, setName, 'text', 120)}
      </Field>
      <Field label={say('people.email')} error={errors['/email']}>
        {text(email, setEmail, 'email', 254)}
      </Field>
      <div className="pair">
        <Choice
          label={say('people.language')}
          value={language}
          options={locales.map((locale) => [locale, nativeNames[locale]])}
          onChoose={(value) => isLocale(value) && setLanguage(value)}
        />
        <Choice
          label={say('people.organisation')}
          value={organisation}
          error={errors['/organisation']}
          options={[
            ['', say('people.noOrganisation')],
            ...(places.data?.organisations ?? []).map(({ slug, name: of }): [string, string] => [slug, of]),
          ]}
          onChoose={(slug) => {
            setOrganisation(slug);
            // An officer most often writes for the jurisdiction of their department.
            setJurisdiction(places.data?.organisations.find((each) => each.slug === slug)?.jurisdiction ?? '');
          }}
        />
        <Choice
          label={say('people.firstRole')}
          value={role}
          error={errors['/role']}
          options={[
            ['', say('people.noRole')],
            ...roles.map((each): [string, string] => [each, say(`people.role.${each}`)]),
          ]}
          onChoose={(value) => setRole(roles.find((each) => each === value) ?? '')}
        />
        {role && role !== 'administrator' && (
          <Choice
            label={say('people.jurisdiction')}
            value={jurisdiction}
            error={errors['/jurisdiction']}
            options={[
              ['', say('people.everyJurisdiction')],
              ...(places.data?.jurisdictions ?? []).map(({ code, name: of }): [string, string] => [code, of]),
            ]}
            onChoose={setJurisdiction}
          />
        )}
      </div>
    </FormDialog>
  );
}
