import { headingFault, headingLine, longestHeading, placeAfter, spliceBetween } from '@tarmeem/document';
import { directionOf } from '@tarmeem/text';
import { useLayoutEffect, useRef } from 'react';
import { useLanguage } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';

interface HeadingFieldProps {
  heading: string;
  /** What was typed over what stood in the field; returns what stands there now, with what others wrote meanwhile. */
  onRename: (heading: string, shown: string) => string;
  /** Enter goes on to the text. */
  onEnter: () => void;
}

/** The heading of the section, on one line. When a colleague writes in it, the caret stays at its letters. */
export function HeadingField({ heading, onRename, onEnter }: HeadingFieldProps) {
  const { say, locale } = useLanguage();
  const field = useRef<HTMLTextAreaElement>(null);
  const shown = useRef(heading);
  const isComposing = useRef(false);
  const show = (now: string) => {
    const it = field.current;
    if (!it || isComposing.current) return; // an input method would lose its word
    shown.current = now;
    if (it.value === now) return;
    const splice = spliceBetween(it.value, now);
    const [from, to] = [it.selectionStart, it.selectionEnd].map((place) => placeAfter(splice, place));
    it.value = now;
    if (document.activeElement === it && from !== undefined && to !== undefined) it.setSelectionRange(from, to);
  };
  useLayoutEffect(() => show(heading));
  const typed = () => {
    if (field.current && !isComposing.current) show(onRename(headingLine(field.current.value), shown.current));
  };
  const fault = headingFault(heading);
  return (
    <>
      <textarea
        ref={field}
        className="headline"
        rows={1}
        maxLength={longestHeading}
        aria-label={say('editor.heading')}
        aria-invalid={fault !== null || undefined}
        defaultValue={heading}
        onInput={typed}
        onCompositionStart={() => (isComposing.current = true)}
        onCompositionEnd={() => {
          isComposing.current = false;
          typed();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            onEnter();
          }
        }}
      />
      {fault && (
        <p className="err">
          <Icon name="stop" />
          <span lang={locale} dir={directionOf(locale)}>
            {say(fault === 'empty' ? 'editor.headingEmpty' : 'editor.headingLong')}
          </span>
        </p>
      )}
    </>
  );
}
