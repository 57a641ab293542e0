import { describe, expect, it } from '@jest/globals';
import { firstChoices } from './first-choices.js';

const part = (at: number, sectionId: string, renamed: string | null = 'Another name') => ({
  part: at,
  sectionId,
  match: 'marked' as const,
  mayPropose: true,
  changes: [],
  renamed,
});

describe('what the parts of a file are taken as at first', () => {
  it('takes a section that stands in the file twice once', () => {
    expect(firstChoices({ parts: [part(0, 'police'), part(1, 'police'), part(2, 'labour')] })).toEqual({
      0: 'police',
      1: null,
      2: 'labour',
    });
  });

  it('takes the copy that says something new, where the other says nothing', () => {
    expect(firstChoices({ parts: [part(0, 'police', null), part(1, 'police')] })).toEqual({ 0: null, 1: 'police' });
  });
});
