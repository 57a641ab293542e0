import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A folder that all journeys of a run share. Which journey asks first fills it; the others wait. */
export async function onceARun(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(process.env['TARMEEM_E2E_RUN'] ?? '', name);
  const [done, failed] = [`${folder}.done`, `${folder}.failed`];
  const isMine = await mkdir(folder).then(
    () => true,
    () => false,
  );
  if (isMine) {
    await fill(folder).catch(async (error: unknown) => {
      await writeFile(failed, '');
      throw error;
    });
    await writeFile(done, '');
  }
  while (!existsSync(done)) {
    if (existsSync(failed)) throw new Error(`another journey could not make the ${name} of this run`);
    await pause(100);
  }
  return folder;
}
