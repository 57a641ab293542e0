import type { DocJson } from '@tarmeem/document';

/** What stands on paper: everything the look of an edition reads. */
export interface PaperEdition {
  language: string;
  title: string;
  lede: string;
  /** The edition and its day, below the title. */
  says: string;
  /** Title, edition and day, at the foot of each page. */
  foot: string;
  /** Heading of the contents. */
  contents: string;
  address: string;
  sections: { depth: number; heading: string; body: DocJson }[];
  /** When it was published, in seconds: the file's own date, so that equal editions are equal files. */
  at: number;
}
