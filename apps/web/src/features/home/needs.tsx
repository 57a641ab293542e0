import { Link } from '@tanstack/react-router';
import type { ProposalSummary } from '@tarmeem/contract';
import type { ReactNode } from 'react';
import { proposalName } from '../../text/proposal-name.js';
import type { Language } from '../../text/words.js';
import { Icon, type IconName } from '../../ui/icon.js';
import '../../text/words-of/home.js';

interface NeedProps {
  icon: IconName;
  title: string;
  action: ReactNode;
  children?: ReactNode;
}

/** One thing that waits for the person, and the one thing to do about it. */
export function Need({ icon, title, action, children }: NeedProps) {
  return (
    <li className="need">
      <Icon name={icon} />
      <div>
        <h2>{title}</h2>
      </div>
      {action}
      {children && <div className="muted">{children}</div>}
    </li>
  );
}

/** What a proposal of one's own asks for: an answer to a return, a newer text, both, or its submission. */
export function proposalNeeds({ say, when, day }: Language, proposal: ProposalSummary): ReactNode[] {
  if (proposal.state !== 'drafting') return [];
  const title = proposalName({ say, day }, proposal);
  const returned = proposal.strip.filter(({ outcome }) => outcome === 'returned').length;
  const kinds = (['returned', 'outdated'] as const).filter((kind) => proposal[kind]);
  const isUntouched = !proposal.title && proposal.sections.length === 0;
  const words = {
    returned: say('home.returned', { count: Math.max(1, returned), title }),
    outdated: say('home.outdated', { title }),
    draft: isUntouched ? title : say('home.draft', { title }),
  };
  const icons = { outdated: 'clash', returned: 'back', draft: 'src' } as const;
  return (kinds.length > 0 ? kinds : (['draft'] as const)).map((kind) => (
    <Need
      key={`${proposal.id}.${kind}`}
      icon={icons[kind]}
      title={words[kind]}
      action={
        <Link
          className={kind === 'returned' ? 'btn pri do' : 'btn do'}
          to="/proposals/$proposalId"
          params={{ proposalId: proposal.id }}
        >
          {say(`home.${kind}.do`)}
        </Link>
      }
    >
      {[proposal.sections[0]?.heading, say('home.updated', { when: when(proposal.updatedAt) })]
        .filter(Boolean)
        .join(' · ')}
    </Need>
  ));
}
