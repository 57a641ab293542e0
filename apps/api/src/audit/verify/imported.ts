import { sha256 } from '../../documents/index.js';
import type { Check } from './finding.js';
import { numberOf } from './record.js';

/**
 * The document has the title that it was imported under. An import from before events told of its title and its manifest is not compared
 * with them, and named as that.
 */
export const imported: Check = async function* ({ archive, document, published }) {
  for await (const { action, object_id, facts, seq } of archive.rows('event')) {
    if (action !== 'edition.published' || facts['kind'] !== 'import') continue;
    const { titleHash, manifestHash } = facts;
    const edition = published.find(({ id }) => id === object_id);
    if (titleHash === undefined || manifestHash === undefined)
      yield {
        what: `event ${seq}`,
        wrong: `did not yet tell the title of the document and the manifest of edition ${edition ? numberOf(edition) : object_id}, which are not compared with it`,
        known: true,
      };
    else if (sha256(document.title) !== titleHash)
      yield { what: `document ${document.slug}`, wrong: `has another title than event ${seq} tells of` };
  }
};
