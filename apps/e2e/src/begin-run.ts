import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names the folder of this run, in which the first journey leaves what all need (once-a-run.ts). Jest loads this file without the mapping of imports: only Node here. */
export default function beginRun(): void {
  const folder = mkdtempSync(join(tmpdir(), 'tarmeem-e2e-run-'));
  process.env['TARMEEM_E2E_RUN'] = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}
