import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { assetKind, servedPage, type ServedPage } from './served-page.js';
import { stylesheet, stylesheetAddress } from './style/index.js';

const hash = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('base64url').slice(0, 12);

const nastaliq = readFileSync(
  createRequire(import.meta.url).resolve(
    '@fontsource/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-400-normal.woff2',
  ),
);
const nastaliqAddress = `/assets/noto-nastaliq-urdu-${hash(nastaliq)}.woff2`;

/** The rule that brings the Urdu typeface: on Urdu pages only, as an English one must not fetch 160 kB for the name of the other language. */
export const urduFace = `@font-face{font-family:"Noto Nastaliq Urdu";font-display:swap;font-weight:400 700;src:url(${nastaliqAddress}) format("woff2");unicode-range:U+0600-06FF,U+200C-200F,U+2066-2069,U+FB50-FDFF,U+FE70-FEFF}`;

/** The stylesheet that brings the Urdu typeface. */
export const urduFaceAddress = `/assets/urdu-${hash(urduFace)}.css`;

/** The files of the public pages by their addresses. */
export const assets: ReadonlyMap<string, ServedPage> = new Map([
  [stylesheetAddress, servedPage(stylesheet.css, assetKind('text/css; charset=utf-8'))],
  [urduFaceAddress, servedPage(urduFace, assetKind('text/css; charset=utf-8'))],
  [nastaliqAddress, servedPage(nastaliq, assetKind('font/woff2'))],
]);
