import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names the folder of this run, in which the first journey leaves the data of a first start (server.ts). */
export default function beginRun(): void {
  const folder = mkdtempSync(join(tmpdir(), 'tarmeem-e2e-run-'));
  process.env['TARMEEM_E2E_RUN'] = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}
