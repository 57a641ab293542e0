import { describe, expect, test } from '@jest/globals';
import { weakness } from './weak-password.js';

const known = { email: 'amna.siddiqui@sindh.example', name: 'Amna Siddiqui', published: ['tarmeem-evaluation'] };

describe('A password', () => {
  test.each([
    ['seven', 'short'],
    ['👍👍👍👍', 'short'],
    ['password', 'common'],
    ['PassWord1', 'common'],
    ['tarmeem-evaluation', 'common'],
    ['aaaaaaaaaaaaaaaa', 'common'],
    ['passwordpassword', 'common'],
    ['amna.siddiqui', 'own'],
    ['Amna Siddiqui1', 'own'],
    ['tarmeem2026', 'own'],
  ])('%s is refused: %s', (password, because) => expect(weakness(password, known)).toBe(because));

  test.each([
    'seven unrelated herons',
    'amna.siddiqui walks by the river',
    'پانی کے کنارے سات بگلے',
    'x'.repeat(40) + ' and y',
    'zqvbkw92',
  ])('%s is taken: no rule says of what it has to be made', (password) => expect(weakness(password, known)).toBeNull());
});
