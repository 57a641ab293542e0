import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OrganisationDetail, OrganisationsView } from '@tarmeem/contract';
import { useState } from 'react';
import { useSay } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { Answered, Blank } from '../../ui/states.js';
import { useTitle } from '../../ui/shell.js';
import { Done } from '../account/part.js';
import { OrganisationForm } from './organisation-form.js';
import { organisationsQuery } from './people.queries.js';
import '../../text/words-of/people.js';

/** Departments and agencies: added, renamed, and told who submits for them. */
export function Organisations() {
  const say = useSay();
  useTitle(say('org.title'));
  const organisations = useQuery(organisationsQuery);
  const [open, setOpen] = useState<OrganisationDetail | 'new' | null>(null);
  const [saved, setSaved] = useState('');
  const edit = (it: OrganisationDetail | 'new') => {
    setSaved('');
    setOpen(it);
  };
  return (
    <main id="main" className="page">
      <p className="to-list show">
        <Link to="/people">
          <Icon name="prev" flip /> {say('people.title')}
        </Link>
      </p>
      <section className="sec">
        <div className="hd">
          <h1>{say('org.title')}</h1>
          <button type="button" className="btn sm pri end" onClick={() => edit('new')}>
            {say('org.add')}
          </button>
        </div>
        <p className="small muted">{say('org.lead')}</p>
        <Done>{saved && say('org.saved', { name: saved })}</Done>
        <Answered query={organisations}>
          {(view) => (
            <>
              {view.organisations.length === 0 ? (
                <Blank title={say('org.none')} />
              ) : (
                <OrganisationsTable view={view} onEdit={edit} />
              )}
              {open && (
                <OrganisationForm
                  organisation={open === 'new' ? null : open}
                  jurisdictions={view.jurisdictions}
                  onClose={() => setOpen(null)}
                  onSaved={(name) => {
                    setSaved(name);
                    setOpen(null);
                  }}
                />
              )}
            </>
          )}
        </Answered>
      </section>
    </main>
  );
}

function OrganisationsTable({
  view: { organisations, jurisdictions },
  onEdit,
}: {
  view: OrganisationsView;
  onEdit: (it: OrganisationDetail) => void;
}) {
  const say = useSay();
  return (
    <div className="wrapx people flush" role="region" aria-label={say('org.title')} tabIndex={0}>
      <table className="tb orgs">
        <thead>
          <tr>
            <th scope="col">{say('org.organisation')}</th>
            <th scope="col">{say('org.jurisdiction')}</th>
            <th scope="col">{say('org.people')}</th>
            <th scope="col">{say('org.sends')}</th>
            <th scope="col">
              <span className="vh">{say('org.edit')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {organisations.map((it) => (
            <tr key={it.id}>
              <th scope="row">
                <bdi>{it.name}</bdi>
              </th>
              <td>
                {jurisdictions.find(({ code }) => code === it.jurisdiction)?.name ?? (
                  <span className="muted">{say('org.noJurisdiction')}</span>
                )}
              </td>
              <td className="num" data-of={say('org.people')}>
                {it.people}
              </td>
              <td>{say(it.onlyFocalSubmits ? 'org.onlyFocal' : 'org.anyOfficer')}</td>
              <td>
                <button
                  type="button"
                  className="btn sm"
                  aria-label={say('org.editOf', { name: it.name })}
                  onClick={() => onEdit(it)}
                >
                  {say('org.edit')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
