import { directionOf } from '@tarmeem/text';
import type { Editor } from '@tiptap/core';
import { EditorContent } from '../../editor/use-editor.js';
import { WordCount } from '../../editor/word-count.js';
import { OddMarks } from '../../redline/odd-marks.js';
import { useLanguage } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { useDocument } from '../../ui/document.js';

interface WritingSheetProps {
  editor: Editor;
  heading: string;
  published: { heading: string; edition: string };
  /** The headings above the section, '' at the top. */
  above: string;
  redline: boolean;
  onRename: (heading: string) => void;
}

/** The sheet one writes on: the heading, then the text. */
export function WritingSheet({ editor, heading, published, above, redline, onRename }: WritingSheetProps) {
  const { say, locale } = useLanguage();
  const { language } = useDocument();
  const empty = heading.trim() === '';
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
        <span className="was">{say('editor.headingWas', { heading: published.heading })}</span>
      )}
      <textarea
        className="headline"
        rows={1}
        maxLength={300}
        aria-label={say('editor.heading')}
        aria-invalid={empty || undefined}
        value={heading}
        onChange={(event) => onRename(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            editor.commands.focus('start');
          }
        }}
      />
      {empty && (
        <p className="err">
          <Icon name="stop" />
          <span>{say('editor.headingEmpty')}</span>
        </p>
      )}
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
