import { expect, test } from '@jest/globals';
import { isAtLeast } from './node.mjs';

test.each([
  ['v22.13.0', true],
  ['v22.12.9', false],
  ['v20.20.2', false],
  ['v24.0.0', true],
  ['v100.1.0', true],
])('Node %s is new enough: %s', (version, enough) => {
  expect(isAtLeast(version, 22, 13)).toBe(enough);
});
