import { useMutation, useQuery } from '@tanstack/react-query';
import { type CreatedWebhookView, webhookActions, type WebhookView } from '@tarmeem/contract';
import { useId, useState, type FormEvent } from 'react';
import { call } from '../../api/client.js';
import { codeOf, factOf } from '../../api/problem-error.js';
import { documentsQuery } from '../../api/queries.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Icon } from '../../ui/icon.js';
import { Failure } from '../../ui/states.js';
import { FreshCode } from './fresh-code.js';
import '../../text/words-of/webhooks.js';
import '../../text/words-of/deciding.js';

type Action = (typeof webhookActions)[number];
const isAction = (name: string): name is Action => (webhookActions as readonly string[]).includes(name);
const groups = ['proposal', 'round', 'change', 'edition', 'feedback'] as const;
const usual: Action[] = ['edition.published'];

interface WebhookFormProps {
  /** Null: a new one. */
  hook: WebhookView | null;
  onClose: () => void;
  /** With what was made, or null when one was changed. */
  onSaved: (created: CreatedWebhookView | null) => void;
}

/** Where to, and what of. What was chosen stays through every refusal. */
export function WebhookForm({ hook, onClose, onSaved }: WebhookFormProps) {
  const say = useSay();
  const form = useId();
  const documents = useQuery(documentsQuery);
  const [address, setAddress] = useState(hook?.address ?? '');
  const [document, setDocument] = useState('');
  const [actions, setActions] = useState<Action[]>(hook ? hook.actions.filter(isAction) : usual);
  const [active, setActive] = useState(hook ? hook.standing === 'on' : true);
  const [version, setVersion] = useState(hook?.version ?? 1);
  const save = useMutation({
    mutationFn: async (): Promise<CreatedWebhookView | null> => {
      if (!hook)
        return call('createWebhook', { body: { address: address.trim(), actions, document: document || null } });
      await call('editWebhook', {
        params: { webhookId: hook.id },
        version,
        body: { address: address.trim(), actions, active },
      });
      return null;
    },
    onError: (error) => {
      const newer = codeOf(error) === 'stale' ? Number(factOf(error, 'version')) : 0;
      if (newer) setVersion(newer);
    },
    onSuccess: onSaved,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  const errors = fieldErrors(say, save.error);
  const needsCode = codeOf(save.error) === 'second-factor-needed';
  return (
    <Dialog
      title={say(hook ? 'hook.editTitle' : 'hook.newTitle')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {say('app.cancel')}
          </button>
          <button type="submit" form={form} className="btn pri" aria-disabled={save.isPending || undefined}>
            {say(hook ? 'hook.save' : 'hook.make')}
          </button>
        </>
      }
    >
      <form id={form} className="stack hook-form" onSubmit={submit} noValidate>
        <Field label={say('hook.address')} hint={say('hook.addressHint')} error={errors['/address']}>
          {(ids) => (
            <input
              {...ids}
              className="in"
              type="url"
              dir="ltr"
              autoComplete="off"
              required
              maxLength={500}
              value={address}
              onChange={({ target }) => setAddress(target.value)}
            />
          )}
        </Field>
        {!hook && (
          <Field label={say('hook.document')} error={errors['/document']}>
            {(ids) => (
              <select {...ids} className="in" value={document} onChange={({ target }) => setDocument(target.value)}>
                <option value="">{say('hook.everyDocument')}</option>
                {(documents.data ?? []).map(({ slug, title }) => (
                  <option key={slug} value={slug}>
                    {title}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <fieldset aria-describedby={errors['/actions'] ? `${form}a` : undefined}>
          <legend>{say('hook.actions')}</legend>
          {errors['/actions'] && (
            <p className="err" id={`${form}a`}>
              <Icon name="stop" />
              <span>{say('hook.actionsNone')}</span>
            </p>
          )}
          <div className="hook-actions">
            {groups.map((group) => (
              <div key={group} role="group" aria-label={say(`hook.group.${group}`)}>
                <h2>{say(`hook.group.${group}`)}</h2>
                {webhookActions
                  .filter((action) => action.startsWith(`${group}.`))
                  .map((action) => (
                    <label key={action} className="row">
                      <input
                        type="checkbox"
                        checked={actions.includes(action)}
                        onChange={({ target }) =>
                          setActions(target.checked ? [...actions, action] : actions.filter((each) => each !== action))
                        }
                      />
                      {say(`hook.action.${action}`)}
                    </label>
                  ))}
              </div>
            ))}
          </div>
        </fieldset>
        {hook && (
          <label className="row">
            <input type="checkbox" checked={active} onChange={({ target }) => setActive(target.checked)} />
            {say('hook.active')}
          </label>
        )}
      </form>
      {needsCode && <FreshCode onCancel={() => save.reset()} onDone={() => save.mutate()} />}
      {save.error && !needsCode && Object.keys(errors).length === 0 && <Failure error={save.error} />}
    </Dialog>
  );
}
