import { describe, expect, test } from '@jest/globals';
import { localPath } from './local-path.js';

describe('where the door leads', () => {
  test.each(['/app/desk?state=all', '/app/proposals/new?section=1', '/institutional-framework/sindh'])(
    'to %s',
    (path) => expect(localPath(path)).toBe(path),
  );
  test.each([
    undefined,
    7,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/app\\..//evil',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    '/app/../..//evil.example',
    '/app/%2e%2e//evil.example',
    '/app/sign-in?next=/app/sign-in',
  ])('but never from %p to anywhere but the start', (next) => expect(localPath(next)).toBe('/app/'));
});
