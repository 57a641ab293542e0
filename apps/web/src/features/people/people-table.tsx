import { Link } from '@tanstack/react-router';
import type { PersonView } from '@tarmeem/contract';
import { useLanguage } from '../../text/words.js';
import { mayInWords } from './grant-words.js';
import type { PeopleSearch } from './people-search.js';
import '../../text/words-of/people.js';

const tones = ['', 'b', 'c'] as const;

/** The letters of a name in a ring, in one of three colours that stays the person's. */
export function Face({ name, id }: { name: string; id: string }) {
  const letters = name.split(/\s+/u).filter(Boolean);
  const shown = (letters[0]?.[0] ?? '') + (letters.length > 1 ? (letters.at(-1)?.[0] ?? '') : '');
  return (
    <span className={`av ${tones[parseInt(id.slice(-2), 16) % tones.length] ?? ''}`} aria-hidden="true">
      {shown.toUpperCase()}
    </span>
  );
}

interface PeopleTableProps {
  people: readonly PersonView[];
  filter: PeopleSearch;
  chosen: string | undefined;
}

/** Each person with what they may and when they were here; the name opens the person beside the list. */
export function PeopleTable({ people, filter, chosen }: PeopleTableProps) {
  const language = useLanguage();
  const { say, when } = language;
  const seen = ({ standing, seenAt }: PersonView): string => {
    if (standing === 'invited') return say('people.invited');
    if (standing === 'closed') return say('people.isClosed');
    return seenAt ? when(seenAt) : say('people.here');
  };
  return (
    <div className="wrapx people" role="region" aria-label={say('people.title')} tabIndex={0}>
      <table className="tb">
        <thead>
          <tr>
            <th scope="col">{say('people.person')}</th>
            <th scope="col">{say('people.may')}</th>
            <th scope="col">{say('people.seen')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} className={person.id === chosen ? 'cur' : undefined}>
              <td>
                <span className="who-is">
                  <Face name={person.name} id={person.id} />
                  <span>
                    <Link
                      className="ti"
                      to="/people/$personId"
                      params={{ personId: person.id }}
                      search={filter}
                      aria-current={person.id === chosen ? 'true' : undefined}
                    >
                      <bdi>{person.name}</bdi>
                    </Link>
                    <span className="muted small of">
                      <bdi>{person.organisation?.name ?? say('people.noOrganisation')}</bdi>
                    </span>
                  </span>
                </span>
              </td>
              <td>{mayInWords(language, person)}</td>
              <td className="muted small">{seen(person)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
