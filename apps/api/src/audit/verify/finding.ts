import type { DocumentRecord } from './record.js';

/** Something that is not what it was, named so that a person finds it. */
export interface Finding {
  /** The thing: `revision 0198…`, `edition 1.2`, `event 17`. */
  what: string;
  /** What is wrong with it, as the end of a sentence. */
  wrong: string;
  /** It is so on purpose: an event says that words were removed. */
  known?: true;
}

/** Looks at one kind of promise over the whole record of a document. */
export type Check = (record: DocumentRecord) => AsyncIterable<Finding> | Iterable<Finding>;
