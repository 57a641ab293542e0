import { directionOf } from '@tarmeem/text';
import type { Editor } from '@tiptap/core';
import { EditorContent } from '../../editor/use-editor.js';
import { WordCount } from '../../editor/word-count.js';
import { OddMarks } from '../../redline/odd-marks.js';
import { useLanguage } from '../../text/words.js';
import { useDocument } from '../../ui/document.js';
import { HeadingField } from './heading-field.js';

interface WritingSheetProps {
  editor: Editor;
  heading: string;
  published: { heading: string; edition: string };
  /** The headings above the section, '' at the top. */
  above: string;
  redline: boolean;
  onRename: (heading: string, shown: string) => string;
}

/** The sheet one writes on: the heading, then the text. */
export function WritingSheet({ editor, heading, published, above, redline, onRename }: WritingSheetProps) {
  const { say, locale } = useLanguage();
  const { language } = useDocument();
  return (
    <article
      className="sheet"
      lang={language}
      dir={directionOf(language)}
      aria-label={say('editor.sheet', { heading })}
    >
      <p className="crumb" lang={locale} dir={directionOf(locale)}>
        {above ? `${above} · ` : ''}
        {say('editor.crumb', { number: published.edition })}
      </p>
      {redline && heading.trim() !== published.heading && (
        <p className="was">
          <span lang={locale} dir={directionOf(locale)}>
            {say('editor.headingWas')}
          </span>{' '}
          <del>{published.heading}</del>
        </p>
      )}
      <HeadingField heading={heading} onRename={onRename} onEnter={() => editor.commands.focus('start')} />
      <div lang={locale} dir={directionOf(locale)}>
        <OddMarks text={heading} />
      </div>
      <EditorContent editor={editor} />
      <div lang={locale} dir={directionOf(locale)}>
        <WordCount editor={editor} />
      </div>
    </article>
  );
}
