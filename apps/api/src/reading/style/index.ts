import { createHash } from 'node:crypto';
import { forms } from './forms.js';
import { grid } from './grid.js';
import { ground } from './ground.js';
import { lists } from './lists.js';
import { own } from './own.js';
import { paper } from './paper.js';
import { redline } from './redline.js';
import { text } from './text.js';
import { threads } from './threads.js';
import { tokens } from './tokens.js';
import { urdu } from './urdu.js';
import { wide } from './wide.js';

/** Takes out what only people need: comments, and white space around braces and semicolons. */
const compact = (css: string): string =>
  css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s*([{};])\s*/g, '$1')
    .replaceAll(';}', '}')
    .trim();

const hashed = (css: string): { css: string; hash: string } => ({
  css,
  hash: createHash('sha256').update(css).digest('base64url').slice(0, 12),
});

/** The one stylesheet of the public pages, in the order of its cascade. */
export const stylesheet = hashed(
  compact([tokens, ground, grid, text, forms, threads, redline, lists, own, wide, urdu, paper].join('\n')),
);

/** Its address: it names the content, so a browser may keep it for ever. */
export const stylesheetAddress = `/assets/public-${stylesheet.hash}.css`;
