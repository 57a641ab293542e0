import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import type { DraftView } from '@tarmeem/contract';
import { draft } from '../../testing/form.js';
import { show } from '../../testing/show.js';
import { PreviewLinks } from './preview-links.js';
import { PublishDialog } from './publish-dialog.js';

beforeAll(() => {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
});
afterEach(cleanup);

const nothing = () => undefined;
const dialog = async (more: object): Promise<string> => {
  const it = { ...draft, currentNumber: '1.0', ...more } as DraftView;
  show(<PublishDialog draft={it} number="1.1" onClose={nothing} onPublished={nothing} />);
  const { textContent } = await screen.findByRole('dialog');
  cleanup();
  return textContent ?? '';
};

test('who publishes beside a scheduled edition is told its new number, or that it is called off', async () => {
  const sections = [{ sectionId: 'police', changes: [{ selected: true }] }];
  const scheduled = { after: { minor: '1.2', major: '2.1' }, sections: [{ sectionId: 'labour' }] };
  expect(await dialog({ sections, scheduled: null })).not.toContain('scheduled');
  expect(await dialog({ sections, scheduled })).toContain('the scheduled one then comes out as 1.2');
  const major = { preparation: { major: true, at: null } };
  expect(await dialog({ sections, scheduled, ...major })).toContain('the scheduled one then comes out as 2.1');
  const touched = { ...scheduled, sections: [{ sectionId: 'police' }] };
  expect(await dialog({ sections, scheduled: touched })).toContain('the schedule is called off');
  const leftOut = [{ sectionId: 'police', changes: [{ selected: false }] }];
  expect(await dialog({ sections: leftOut, scheduled: touched })).not.toContain('the schedule is called off');
});

test('who gives a secret link before anything is prepared is told that it shows no text yet', async () => {
  const told = /^Nothing is prepared yet/u;
  show(<PreviewLinks slug="framework" prepared={false} />);
  expect(await screen.findByText(told)).not.toBeNull();
  cleanup();
  show(<PreviewLinks slug="framework" prepared />);
  await screen.findByText('Give a link…');
  expect(screen.queryByText(told)).toBeNull();
});
