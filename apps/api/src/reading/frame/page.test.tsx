import { expect, test } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import { urduFaceAddress } from '../assets.js';
import { frameOf } from './frame.js';
import { Page } from './page.js';

const frame = frameOf({ host: 'h', origin: 'http://h', evaluation: false }, 'en', 'Asia/Karachi');
const head = (texts: readonly string[]): string => {
  const page = (
    <Page frame={frame} title="A text" texts={texts}>
      {null}
    </Page>
  );
  return renderToStaticMarkup(page).split('</head>')[0]!;
};

test('an English page brings the letters of Urdu where its text has Urdu words, and only there', () => {
  expect(head(['<p>Words.</p>', '<p>A <span lang="ur" dir="rtl">لفظ</span>.</p>'])).toContain(urduFaceAddress);
  expect(head(['<p>Words.</p>'])).not.toContain(urduFaceAddress);
});

test('and where it names a document in Urdu', () => {
  const page = (
    <Page frame={frame} title="Documents" languages={['en', 'ur']}>
      {null}
    </Page>
  );
  expect(renderToStaticMarkup(page)).toContain(urduFaceAddress);
});
