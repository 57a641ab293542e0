import { expect, test } from '@jest/globals';
import { maskedUrl } from './request-log.js';

test.each([
  ['/track/ABCD-1234', '/track/***'],
  ['//track/ABCD-1234', '/track/***'],
  ['/%74rack/ABCD-1234', '/track/***'],
  ['/track/%41BCD-1234/reply', '/track/***'],
  ['/TRACK/ABCD-1234?x=1', '/track/***?x=1'],
  ['/app/sign-on?code=abc&state=def&iss=x', '/app/sign-on?code=***&state=***&iss=x'],
  ['/app/reset?%74oken=abc', '/app/reset?%74oken=***'],
  ['/search?q=50%&Token=a=b', '/search?q=50%&Token=***'],
  ['/institutional-framework/track', '/institutional-framework/track'],
  ['/preview/Ab-_9', '/preview/***'],
  ['//Preview/%41b-_9?lang=ur', '/preview/***?lang=ur'],
  ['/track', '/track'],
])('%s is logged as %s', (url, logged) => {
  expect(maskedUrl(url)).toBe(logged);
});
