import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium that runs the journeys: `$CHROMIUM`, the system's, or the one that comes with the packages (with the libraries a bare machine lacks). */
async function executable(unpackInto: string): Promise<string> {
  const installed = [process.env['CHROMIUM'], '/usr/bin/chromium'].find((path) => path && existsSync(path));
  if (installed) return installed;
  process.env['TMPDIR'] = unpackInto; // two runs at once must not unpack over each other
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'; // makes the package unpack its libraries too, and name them in LD_LIBRARY_PATH
  process.env['FONTCONFIG_PATH'] ??= unpackInto;
  await writeFile(join(unpackInto, 'fonts.conf'), fontsIn(unpackInto));
  const packaged = (await import('@sparticuz/chromium')).default;
  return packaged.executablePath();
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

/** A headless browser and how to end it without leaving anything behind. */
export async function openBrowser(): Promise<{ browser: Browser; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'tarmeem-chromium-'));
  const browser = await chromium.launch({ executablePath: await executable(folder), args: flags });
  return {
    browser,
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
