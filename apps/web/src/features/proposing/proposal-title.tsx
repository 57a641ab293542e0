import type { ReactNode } from 'react';
import { useSay } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';

interface ProposalTitleProps {
  proposal: { number: number | null; title: string };
  /** Opens the contents where there is no room for them beside the text. */
  onSections: () => void;
  /** What is said below the title. */
  children?: ReactNode;
}

/** Letters above which a title takes more lines than the head of a screen should. */
const longTitle = 70;

/** The way to the contents, and which proposal this is: the start of each header of a proposal at work. */
export function ProposalTitle({ proposal, onSections, children }: ProposalTitleProps) {
  const say = useSay();
  return (
    <>
      <button type="button" className="btn sm treebtn" onClick={onSections}>
        <Icon name="list" />
        {say('editor.sections')}
      </button>
      <div className="grow">
        <h1 className={proposal.title.length > longTitle ? 'long' : undefined}>
          {proposal.number !== null && <span className="pn">{proposal.number} </span>}
          <bdi>{proposal.title || say('home.untitled')}</bdi>
        </h1>
        {children && <p className="meta">{children}</p>}
      </div>
    </>
  );
}
