import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scratchFolder } from '../../../scripts/testing/scratch.mjs';

/**
 * Names the folders of this run: one in which the first journey leaves what all need (once-a-run.ts; a browser too, which memory may
 * not run), and one for the data of servers. Jest loads this file without the mapping of imports: only Node here.
 */
export default function beginRun(): void {
  const folder = mkdtempSync(join(tmpdir(), 'tarmeem-e2e-run-'));
  const data = mkdtempSync(join(scratchFolder(), 'tarmeem-e2e-data-'));
  process.env['TARMEEM_E2E_RUN'] = folder;
  process.env['TARMEEM_E2E_DATA'] = data;
  process.on('exit', () => {
    for (const each of [folder, data]) rmSync(each, { recursive: true, force: true });
  });
}
