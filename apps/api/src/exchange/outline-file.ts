import type { DocJson } from '@tarmeem/document';

/** A file to read as a new document. */
export interface FileToOutline {
  bytes: Uint8Array;
  language: string;
  /** How deep headings become sections. */
  levels: number;
  /** Headings of a plain text that name a jurisdiction. */
  jurisdictions: readonly string[];
}

/** A file as a new document, split at its headings. Level 0 stands before the first of them. */
export interface OutlineFile {
  title: string;
  parts: { level: number; heading: string; body: DocJson }[];
  dropped: { kind: string; count: number }[];
}
