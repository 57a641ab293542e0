import { describe, expect, test } from '@jest/globals';
import { locate } from './passage.js';

const plain = 'Call 1121 at once.\n\nIn Sindh, call  1121 too.';

describe('a quoted passage', () => {
  test('is found by its words, with its neighbourhood and place', () => {
    expect(locate(plain, { exact: 'at once', prefix: '', suffix: '' })).toEqual({
      quote: { exact: 'at once', prefix: 'Call 1121 ', suffix: '.\n\nIn Sindh, call  1121 too.' },
      position: { start: 10, end: 17 },
    });
  });

  test('is told from the same words elsewhere by what stands beside it', () => {
    expect(locate(plain, { exact: '1121', prefix: 'Sindh, call ', suffix: ' too' })?.position).toEqual({
      start: 36,
      end: 40,
    });
    expect(locate(plain, { exact: '1121', prefix: '', suffix: '' })?.position).toEqual({ start: 5, end: 9 });
  });

  test('may be quoted as the browser shows it, with white space collapsed', () => {
    expect(locate(plain, { exact: 'call 1121 too', prefix: '', suffix: '' })?.quote.exact).toBe('call  1121 too');
  });

  test('has no half of a character in its neighbourhood', () => {
    const emoji = `\u{1F6D1}${'a'.repeat(39)}here${'b'.repeat(39)}\u{1F6D1}`;
    expect(locate(emoji, { exact: 'here', prefix: '', suffix: '' })?.quote).toEqual({
      exact: 'here',
      prefix: 'a'.repeat(39),
      suffix: 'b'.repeat(39),
    });
  });

  test('is never attached to other words', () => {
    expect(locate(plain, { exact: 'call 1122', prefix: '', suffix: '' })).toBeNull();
    expect(locate(plain, { exact: ' ', prefix: '', suffix: '' })).toBeNull();
  });
});
