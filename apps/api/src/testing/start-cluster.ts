import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Names the folder of this run's database cluster. The first test that asks for a database starts it (database.ts), so a run of
 * pure tests pays nothing. Jest loads this file without the mapping of imports: only Node here.
 */
export default function startCluster(): void {
  process.env['TARMEEM_TEST_CLUSTER'] = mkdtempSync(join(tmpdir(), `tarmeem-test-${process.pid}-`));
}
