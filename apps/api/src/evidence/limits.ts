import { evidenceSending } from '@tarmeem/contract';

/** What may be attached. Sizes are bytes of the file as it was sent. */
export const evidenceLimits = {
  /** All files of one sending together. */
  bytes: evidenceSending.bytes,
  /** Files of one sending. */
  files: evidenceSending.files,
  /** Files of one item or proposal, with what was added later. */
  filesOfOne: 20,
  /**
   * All files with the feedback on a document, and as many again with its proposals: a small server's disk is not filled by strangers,
   * and they take no room from officers.
   */
  bytesOfDocument: 2 * 1024 ** 3,
  /** An image of more pixels is not opened: it may be small as a file and fill the memory. */
  pixels: 50_000_000,
  /** Letters of a name; a longer one is cut before its ending. */
  name: 120,
} as const;
