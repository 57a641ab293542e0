import { useEffect, useRef, useState, type ReactNode } from 'react';
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

/** The way to the contents, and which proposal this is: the start of each header of a proposal at work. A title that is cut is seen whole under the pointer and the focus. */
export function ProposalTitle({ proposal, onSections, children }: ProposalTitleProps) {
  const say = useSay();
  const title = proposal.title || say('home.untitled');
  const head = useRef<HTMLHeadingElement>(null);
  const [isCut, setIsCut] = useState(false);
  useEffect(() => {
    const it = head.current;
    if (!it || typeof ResizeObserver === 'undefined') return undefined;
    const watch = new ResizeObserver(() =>
      setIsCut(it.scrollWidth > it.clientWidth || it.scrollHeight > it.clientHeight + 1),
    );
    watch.observe(it);
    return () => watch.disconnect();
  }, [title]);
  return (
    <>
      <button type="button" className="btn sm treebtn" onClick={onSections}>
        <Icon name="list" />
        {say('editor.sections')}
      </button>
      <div className="grow">
        <h1
          ref={head}
          className={proposal.title.length > longTitle ? 'long' : undefined}
          {...(isCut ? { tabIndex: 0, 'data-whole': title } : {})}
        >
          {proposal.number !== null && <span className="pn">{proposal.number} </span>}
          <bdi>{title}</bdi>
        </h1>
        {children && <p className="meta">{children}</p>}
      </div>
    </>
  );
}
