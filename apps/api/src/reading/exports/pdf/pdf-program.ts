import type { PaperEdition } from './paper-edition.js';
import { setPages } from './set-pages.js';

/** The program that sets one edition and ends; it ends as well when the server that asked is gone. */
process.once('disconnect', () => process.exit(1));
process.once('message', (edition: PaperEdition) => {
  const file = setPages(edition);
  process.send?.(file, undefined, undefined, () => process.exit(0));
});
process.send?.('ready');
