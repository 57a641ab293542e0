import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { TrialServer } from './trial-server.js';

/**
 * What a reader on a slow phone waits for: the document on slow 3G (400 ms there and back, 400 kbit/s) with a processor four times slower,
 * in Chromium with an empty cache: first and largest paint, bytes and requests; then again with what the browser kept. In both languages.
 * `npm run bench -- first-paint [port]`; CHROMIUM names another browser than the one of the packages.
 */
const port = Number(process.argv[2] ?? 3197);
const goals = { lcp: 1_100, bytes: 20_000, requests: 4, again: 500 };
const times = 5;
/** The figures of "Slow 3G" in the browser's own tools. */
const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

interface View {
  fcp: number;
  lcp: number;
  bytes: number;
  requests: number;
}

async function open(folder: string): Promise<Browser> {
  const named = [process.env['CHROMIUM'], '/usr/bin/chromium'].find((path) => path && existsSync(path));
  process.env['TMPDIR'] = folder;
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  process.env['FONTCONFIG_PATH'] ??= folder;
  const fonts = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${folder}/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`;
  await writeFile(join(folder, 'fonts.conf'), fonts);
  const executablePath = named ?? (await (await import('@sparticuz/chromium')).default.executablePath());
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
}

/** Views an address twice: with nothing kept, and again in the same browser. */
async function view(browser: Browser, address: string): Promise<[View, View]> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.emulateNetworkConditions', slow);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const counted = { bytes: 0, requests: 0 };
  const own = new Set<string>();
  tools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.startsWith('data:')) own.add(requestId);
  });
  tools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!own.has(requestId) || encodedDataLength === 0) return; // from the browser's own cache
    counted.bytes += encodedDataLength;
    counted.requests += 1;
  });
  const look = async (): Promise<View> => {
    Object.assign(counted, { bytes: 0, requests: 0 });
    await page.goto(address, { waitUntil: 'networkidle' });
    const paints = await page.evaluate(async () => {
      const seen = (type: string) =>
        new Promise<number>((tell) => {
          new PerformanceObserver((list) => tell(list.getEntries().at(-1)?.startTime ?? 0)).observe({
            type,
            buffered: true,
          });
        });
      return { fcp: await seen('paint'), lcp: await seen('largest-contentful-paint') };
    });
    return { ...paints, ...counted };
  };
  const both: [View, View] = [await look(), await look()];
  await context.close();
  return both;
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const verdict = (value: number, goal: number): string => (value <= goal ? 'met' : 'missed');

const server = await TrialServer.start(port);
const folder = await mkdtemp(join(tmpdir(), 'tarmeem-chromium-'));
const browser = await open(folder);
try {
  for (const path of ['/institutional-framework', '/institutional-framework?lang=ur']) {
    await server.page(path);
    await server.calm(); // it is compressed at its best by then
    const views: [View, View][] = [];
    for (let time = 0; time < times; time += 1) views.push(await view(browser, server.address + path));
    const [first, again] = ([0, 1] as const).map((at) => ({
      fcp: middle(views.map((it) => it[at].fcp)),
      lcp: middle(views.map((it) => it[at].lcp)),
      bytes: middle(views.map((it) => it[at].bytes)),
      requests: middle(views.map((it) => it[at].requests)),
    })) as [View, View];
    console.log(`${path}, median of ${String(times)}`);
    console.log(
      `  first view: FCP ${first.fcp.toFixed(0)} ms, LCP ${first.lcp.toFixed(0)} ms (goal ${String(goals.lcp)}: ${verdict(first.lcp, goals.lcp)}), ${String(first.bytes)} bytes (${verdict(first.bytes, goals.bytes)}), ${String(first.requests)} requests (${verdict(first.requests, goals.requests)})`,
    );
    console.log(
      `  again: LCP ${again.lcp.toFixed(0)} ms, ${String(again.bytes)} bytes (${verdict(again.bytes, goals.again)}), ${String(again.requests)} requests`,
    );
  }
} finally {
  await browser.close();
  await server.end();
  await rm(folder, { recursive: true, force: true });
}
