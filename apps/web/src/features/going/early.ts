import type { DocumentView } from '@tarmeem/contract';

/** What was typed between the key and the list: it came too late for nobody. */
export interface Early {
  words: string;
  enter: boolean;
}
export interface GoToProps {
  document: DocumentView;
  early: Early;
  onClose: () => void;
}
