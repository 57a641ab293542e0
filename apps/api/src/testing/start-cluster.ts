import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../../../../scripts/testing/scratch.mjs';

/**
 * Names the folder of this run's database cluster. The first test that asks for a database starts it (database.ts), so a run of
 * pure tests pays nothing. Jest loads this file without the mapping of imports: only Node here.
 */
export default function startCluster(): void {
  process.env['TARMEEM_TEST_CLUSTER'] = mkdtempSync(join(scratchFolder(), `tarmeem-test-${process.pid}-`));
}
