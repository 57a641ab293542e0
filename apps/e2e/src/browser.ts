import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { onceARun } from './once-a-run.js';

const root = join(import.meta.dirname, '../../..');
/** A name of this machine that is none to the browser: without https it tells a site as little as it tells any other. */
export const plainHost = 'tarmeem.test';
const flags = [
  `--host-resolver-rules=MAP ${plainHost} 127.0.0.1`,
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium of this machine: `$CHROMIUM`, or the system's. */
const installed = () => [process.env['CHROMIUM'], '/usr/bin/chromium'].find((path) => path && existsSync(path));

/** The Chromium that comes with the packages, with the libraries a bare machine lacks, and fonts. The package unpacks into the temporary folder of its process: hence a process for it. */
async function unpacked() {
  const folder = await onceARun('browser', async (into) => {
    await writeFile(join(into, 'fonts.conf'), fontsIn(into));
    const unpack = `await (await import('@sparticuz/chromium')).default.executablePath()`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], {
      cwd: root,
      env: { ...process.env, TMPDIR: into, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x', NODE_OPTIONS: '' },
    });
  });
  const env = { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: folder };
  return { executablePath: join(folder, 'chromium'), env: { ...process.env, ...env } as Record<string, string> };
}

/** The machine's fonts and those of the package, which looks for its own in places that are not there: without any font a list to choose from ends the browser. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/** A headless browser and how to end it. */
export async function openBrowser(): Promise<{ browser: Browser; close: () => Promise<void> }> {
  const executablePath = installed();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : await unpacked()), args: flags });
  return { browser, close: () => browser.close() };
}
