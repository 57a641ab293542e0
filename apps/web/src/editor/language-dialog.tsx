import { useState, type FormEvent } from 'react';
import { useLanguage } from '../text/words.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { languageAt, setLanguage, shut } from './commands.js';
import type { DialogProps } from './insert-dialogs.js';

/** The languages that texts here are written in, with the direction of their script. */
const languages = {
  ur: 'rtl',
  sd: 'rtl',
  ps: 'rtl',
  bal: 'rtl',
  'pa-Arab': 'rtl',
  skr: 'rtl',
  ar: 'rtl',
  en: 'ltr',
} as const;
type Code = keyof typeof languages;
const codes = Object.keys(languages) as Code[];

/** Asks in which language the selected words are: they are read aloud and set in its script and direction. */
export function LanguageDialog({ editor, onClose }: DialogProps) {
  const { say, locale } = useLanguage();
  const [before] = useState(() => languageAt(editor));
  const [code, setCode] = useState<string>(before || 'ur');
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  // Browsers know the names of the languages that they are made in, and not of all that are spoken here.
  const nameOf = (each: string) =>
    each === 'bal' || each === 'skr' ? say(`language.${each}`) : (names.of(each) ?? each);
  const set = (event: FormEvent) => {
    event.preventDefault();
    const known = codes.find((each) => each === code);
    shut(editor, onClose, known && setLanguage(editor, { lang: known, dir: languages[known] }));
  };
  const remove = () => shut(editor, onClose, setLanguage(editor, null));
  const cancel = () => shut(editor, onClose);
  return (
    <form onSubmit={set} noValidate>
      <Dialog
        title={say('language.title')}
        lead={say('language.hint')}
        onClose={cancel}
        footer={
          <>
            {before && (
              <button type="button" className="btn quiet grave-text" onClick={remove}>
                {say('language.remove')}
              </button>
            )}
            <button type="button" className="btn quiet" onClick={cancel}>
              {say('app.cancel')}
            </button>
            <button type="submit" className="btn pri">
              {say('language.set')}
            </button>
          </>
        }
      >
        <Field label={say('language.which')}>
          {(ids) => (
            <select {...ids} className="in" value={code} onChange={(event) => setCode(event.target.value)} autoFocus>
              {[...new Set([...codes, code])].map((each) => (
                <option key={each} value={each}>
                  {nameOf(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </Dialog>
    </form>
  );
}
