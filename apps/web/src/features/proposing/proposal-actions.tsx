import type { ProposalView } from '@tarmeem/contract';
import { useState, type ReactNode } from 'react';
import { useSay } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { Menu } from '../../ui/menu.js';
import type { Act } from './act-dialog.js';
import { lateDialog } from '../../ui/late.js';

const ActDialog = lateDialog(async () => (await import('./act-dialog.js')).default);

const acts = ['recall', 'withdraw', 'discard'] as const satisfies readonly Act[];

interface ProposalActionsProps {
  proposal: ProposalView;
  before?: () => void;
  /** Actions of the screen itself, above those of the proposal. */
  children?: ReactNode;
}

/** The proposal as a file; recall, withdraw and discard: each explained, each asked for once more. */
export function ProposalActions({ proposal, before, children }: ProposalActionsProps) {
  const say = useSay();
  const [asked, setAsked] = useState<Act | null>(null);
  const possible = acts.filter((act) => proposal.may[act].allowed);
  return (
    <>
      <Menu label={say('editor.menu')} className="btn" face={<Icon name="down" />}>
        {children}
        <a href={`/api/v1/proposals/${proposal.id}/word`} download>
          {say('editor.takeProposal')}
        </a>
        {possible.map((act) => (
          <button
            key={act}
            type="button"
            className={act === 'recall' ? undefined : 'grave-text'}
            onClick={() => {
              before?.();
              setAsked(act);
            }}
          >
            {say(`editor.${act}`)}
          </button>
        ))}
      </Menu>
      {asked && <ActDialog act={asked} proposal={proposal} onClose={() => setAsked(null)} />}
    </>
  );
}
