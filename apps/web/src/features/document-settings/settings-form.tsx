import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DocumentSettingsInput, DocumentSettingsView } from '@tarmeem/contract';
import { tagOf } from '@tarmeem/text';
import { useId, useState, type FormEvent } from 'react';
import { call } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { useSeen } from '../../api/use-seen.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useLanguage, useSay } from '../../text/words.js';
import { Choice } from '../../ui/choice.js';
import { Field } from '../../ui/field.js';
import { Failure, Note } from '../../ui/states.js';
import { Done } from '../account/part.js';
import { zonesWith } from './zones.js';
import '../../text/words-of/document-settings.js';

interface SettingsFormProps {
  slug: string;
  settings: DocumentSettingsView;
}

/** The settings as they are chosen. Somebody else's newer ones are told; saving once more puts these over them. */
export function SettingsForm({ slug, settings }: SettingsFormProps) {
  const say = useSay();
  const client = useQueryClient();
  const { version: first, standing: _standing, ...set } = settings;
  const [chosen, setChosen] = useState<DocumentSettingsInput>(set);
  const [version, newer] = useSeen(first);
  const [saved, setSaved] = useState({ version, standing: settings.standing });
  const save = useMutation({
    mutationFn: () =>
      call('setDocumentSettings', {
        params: { slug },
        version: Math.max(version, saved.version),
        body: chosen,
      }).catch(newer),
    onSuccess: async (now) => {
      setSaved(now);
      // The frame of every screen shows days in the time zone, and a list of the desk may have grown.
      await client.invalidateQueries({ queryKey: ['documents'] });
    },
  });
  const choose = (to: Partial<DocumentSettingsInput>) => {
    if (save.isSuccess) save.reset();
    setChosen((before) => ({ ...before, ...to }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  const errors = fieldErrors(say, save.error);
  const isStale = codeOf(save.error) === 'stale';
  return (
    <form className="stack import-form" onSubmit={submit} noValidate>
      <Moderation chosen={chosen.moderation} onChoose={(moderation) => choose({ moderation })} />
      <fieldset className="f plainset stack">
        <legend>{say('setting.window')}</legend>
        <p className="hint">{say('setting.window.hint')}</p>
        <p className="small">{say(`setting.standing.${saved.standing}`)}</p>
        <Day
          label={say('setting.from')}
          value={chosen.feedbackFrom}
          error={errors['/feedbackFrom']}
          onChoose={(feedbackFrom) => choose({ feedbackFrom })}
        />
        <Day
          label={say('setting.until')}
          value={chosen.feedbackUntil}
          error={errors['/feedbackUntil']}
          onChoose={(feedbackUntil) => choose({ feedbackUntil })}
        />
      </fieldset>
      <Choice
        label={say('setting.zone')}
        hint={say('setting.zone.hint')}
        value={chosen.timeZone}
        error={errors['/timeZone']}
        options={zonesWith(set.timeZone).map((zone): [string, string] => [zone, zone.replaceAll('_', ' ')])}
        onChoose={(timeZone) => choose({ timeZone })}
      />
      <NowThere timeZone={chosen.timeZone} />
      {isStale && (
        <Note tone="warn" icon="warn" arrives="alert" title={say('setting.stale')}>
          <p>{say('setting.staleHint')}</p>
        </Note>
      )}
      {save.error && !isStale && Object.keys(errors).length === 0 && <Failure error={save.error} />}
      <p className="row">
        <button type="submit" className="btn pri" aria-disabled={save.isPending || undefined}>
          {say('setting.save')}
        </button>
        <Done>{save.isSuccess && say('setting.saved')}</Done>
      </p>
    </form>
  );
}

function Moderation({
  chosen,
  onChoose,
}: {
  chosen: DocumentSettingsInput['moderation'];
  onChoose: (to: DocumentSettingsInput['moderation']) => void;
}) {
  const say = useSay();
  const id = useId();
  return (
    <fieldset className="f plainset stack">
      <legend>{say('setting.moderation')}</legend>
      {(['before', 'after'] as const).map((each) => (
        <div key={each}>
          <label className="opt">
            <input
              type="radio"
              name="moderation"
              aria-describedby={`${id}${each}`}
              checked={chosen === each}
              onChange={() => onChoose(each)}
            />
            <span>{say(`setting.moderation.${each}`)}</span>
          </label>
          <p className="hint" id={`${id}${each}`}>
            {say(`setting.moderation.${each}.hint`)}
          </p>
        </div>
      ))}
    </fieldset>
  );
}

interface DayProps {
  label: string;
  value: string | null;
  error: string | undefined;
  onChoose: (to: string | null) => void;
}

function Day({ label, value, error, onChoose }: DayProps) {
  return (
    <Field label={label} error={error}>
      {(ids) => (
        <input
          {...ids}
          className="in"
          type="date"
          value={value ?? ''}
          onChange={({ target }) => onChoose(target.value || null)}
        />
      )}
    </Field>
  );
}

/** What the clock says in the chosen zone, by which one sees whether it is the right one. */
function NowThere({ timeZone }: { timeZone: string }) {
  const { say, locale } = useLanguage();
  const [now] = useState(() => new Date());
  const moment = new Intl.DateTimeFormat(tagOf(locale), { dateStyle: 'long', timeStyle: 'short', timeZone });
  return <p className="small muted">{say('setting.zone.now', { moment: moment.format(now) })}</p>;
}
