import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { QueueView } from '@tarmeem/contract';
import { useId, useState, type ReactNode } from 'react';
import { outlineQuery } from '../../api/queries.js';
import { Icon } from '../../ui/icon.js';
import { useSay } from '../../text/words.js';
import { useDocument } from '../../ui/document.js';
import { daysOf } from './desk-rows.js';
import { ages, deskSearch, kinds, queueStates, whoseOnes, type DeskSearch } from './desk-search.js';
import '../../text/words-of/review.js';
import '../../text/words-of/deciding.js';

interface DeskFiltersProps {
  filter: DeskSearch;
  counts: QueueView['counts'] | undefined;
  /** Within how many days the document decides. */
  days: number;
  organisations: QueueView['organisations'];
  onFilter: () => void;
}

/** What the desk shows: each filter with its name, all of them in the address. */
export function DeskFilters({ filter, counts, days, organisations, onFilter }: DeskFiltersProps) {
  const say = useSay();
  const { slug } = useDocument();
  const navigate = useNavigate();
  const outline = useQuery(outlineQuery(slug));
  const go = (name: keyof DeskSearch) => (value: string) => {
    onFilter();
    void navigate({ to: '/desk', search: deskSearch({ ...filter, [name]: value }) });
  };
  const places = (outline.data?.sections ?? []).filter(
    ({ parentId, jurisdiction }) => parentId === null && jurisdiction,
  );
  const [open, setOpen] = useState(false);
  const set = Object.keys(filter).length;
  const count = (state: (typeof queueStates)[number]) =>
    counts && state !== 'all' ? ` (${String(counted(counts, state, filter.kind))})` : '';
  return (
    <div className="dfl-room">
      <div className="dfl" role="group" aria-label={say('desk.filters')} data-open={open || undefined}>
        <button type="button" className="btn sm dfl-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'down' : 'next'} />
          {say('desk.filtersSet', { count: set })}
        </button>
        <Choice label={say('desk.queue')} value={filter.state ?? 'open'} onChange={go('state')}>
          {queueStates.map((each) => (
            <option key={each} value={each}>
              {say(each === 'open' ? 'desk.title' : `desk.title.${each}`) + count(each)}
            </option>
          ))}
        </Choice>
        <Choice label={say('desk.whose')} value={filter.whose ?? 'anybody'} onChange={go('whose')}>
          {whoseOnes.map((each) => (
            <option key={each} value={each}>
              {say(`desk.whose.${each}`) + (each === 'mine' && counts ? ` (${String(counts.mine)})` : '')}
            </option>
          ))}
        </Choice>
        <Choice label={say('desk.jurisdiction')} value={filter.jurisdiction ?? ''} onChange={go('jurisdiction')}>
          <option value="">{say('desk.anywhere')}</option>
          {places.map(({ jurisdiction, heading }) => (
            <option key={jurisdiction} value={jurisdiction ?? ''}>
              {heading}
            </option>
          ))}
        </Choice>
        <Choice label={say('desk.organisation')} value={filter.organisation ?? ''} onChange={go('organisation')}>
          <option value="">{say('desk.anyOrganisation')}</option>
          {filter.organisation && !organisations.some((each) => each.slug === filter.organisation) && (
            <option value={filter.organisation}>{filter.organisation}</option>
          )}
          {organisations.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </Choice>
        <Choice label={say('desk.kind')} value={filter.kind ?? 'all'} onChange={go('kind')}>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {say(`desk.kind.${each}`) +
                (each === 'feedback' && counts && !filter.state ? ` (${String(counts.feedback)})` : '')}
            </option>
          ))}
        </Choice>
        <Choice label={say('desk.ageOf')} value={filter.age ?? ''} onChange={go('age')}>
          <option value="">{say('desk.anyAge')}</option>
          {ages.map((each) => (
            <option key={each} value={each}>
              {say(`desk.${each}`, daysOf(days))}
            </option>
          ))}
        </Choice>
        <Choice label={say('desk.order')} value={filter.order ?? 'oldest'} onChange={go('order')}>
          <option value="oldest">{say('desk.oldest')}</option>
          <option value="newest">{say('desk.newest')}</option>
        </Choice>
        <div className="chips">
          {(['outdated', 'conflicts'] as const).map((name) => (
            <button
              key={name}
              type="button"
              className="chip"
              aria-pressed={filter[name] === 'yes'}
              onClick={() => go(name)(filter[name] === 'yes' ? '' : 'yes')}
            >
              {say(`desk.${name}`)}
            </button>
          ))}
          {Object.keys(filter).length > 0 && (
            <button
              type="button"
              className="link"
              onClick={() => {
                onFilter();
                void navigate({ to: '/desk', search: {} });
              }}
            >
              {say('desk.clear')}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}

/** How much of a state the list holds: what readers said waits among the open ones. */
function counted(
  counts: QueueView['counts'],
  state: 'open' | 'returned' | 'decided',
  kind: DeskSearch['kind'],
): number {
  const proposals = kind === 'feedback' ? 0 : counts[state];
  return state === 'open' && kind !== 'proposals' ? proposals + counts.feedback : proposals;
}

function Choice({
  label,
  value,
  onChange,
  children,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <div className="dfl-one">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="in" value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  );
}
