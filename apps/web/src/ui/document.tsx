import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import type { DocumentView } from '@tarmeem/contract';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { documentsQuery } from '../api/queries.js';
import { useLanguage } from '../text/words.js';
import { Loading } from './states.js';

/** The document a screen is about; the shell gives it. */
export const DocumentContext = createContext<DocumentView | null>(null);

/** The document that the screens are about. */
export function useDocument(): DocumentView {
  const document = useContext(DocumentContext);
  if (!document) throw new Error('useDocument outside of Shell');
  return document;
}

interface Choosing {
  documents: readonly DocumentView[];
  choose: (slug: string) => void;
}

/** How a screen comes to be about another document; the shell gives it. */
export const ChoosingContext = createContext<Choosing | null>(null);

const storageKey = 'tarmeem.document';

/** The document that the address names, else the one that was chosen last on this device, else the first. */
export function useChosenDocument() {
  const documents = useQuery(documentsQuery);
  const named = useLocation({ select: ({ search }) => search.document });
  const [chosen, setChosen] = useState(() => named ?? localStorage.getItem(storageKey));
  const document = documents.data?.find(({ slug }) => slug === chosen) ?? documents.data?.[0];
  // Who came by an address that names the document stays with it.
  const isNamed = document !== undefined && document.slug === named;
  useEffect(() => {
    if (isNamed && named) localStorage.setItem(storageKey, named);
  }, [isNamed, named]);
  const choose = (slug: string) => {
    localStorage.setItem(storageKey, slug);
    setChosen(slug);
  };
  return { documents, document, choose };
}

/** What belongs to one document is shown in the frame of that one (its language, its days, its ways on), whichever was chosen before. */
export function OfDocument({ slug, children }: { slug: string; children: ReactNode }) {
  const shown = useDocument();
  const choosing = useContext(ChoosingContext);
  const another = shown.slug !== slug && choosing?.documents.some((each) => each.slug === slug) ? choosing : null;
  useEffect(() => another?.choose(slug));
  return another ? <Loading /> : children;
}

interface ChooseDocumentProps extends Choosing {
  className: string;
  document: DocumentView | undefined;
}

/** Chooses what the screens are about: in the bar, and in the menu where the bar has no room for it. */
export function ChooseDocument({ className, document, documents, choose }: ChooseDocumentProps) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const { proposalId, feedbackId } = useParams({ strict: false });
  const isDesk = useLocation({ select: ({ pathname }) => pathname.includes('/desk/') });
  const choosing = async (slug: string) => {
    // What belongs to the document that was shown is left first.
    if (feedbackId) await navigate({ to: '/feedback' });
    else if (proposalId) await navigate({ to: isDesk ? '/desk' : '/proposals' });
    choose(slug);
  };
  return (
    <select
      className={className}
      dir="auto"
      aria-label={say('app.document')}
      value={document?.slug}
      onChange={(event) => void choosing(event.target.value)}
    >
      {documents.map(({ slug, title }) => (
        <option key={slug} value={slug}>
          {title}
        </option>
      ))}
    </select>
  );
}
