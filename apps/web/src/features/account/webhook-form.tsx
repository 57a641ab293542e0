import { useQuery } from '@tanstack/react-query';
import { type CreatedWebhookView, webhookActions, type WebhookView } from '@tarmeem/contract';
import { useId, useState } from 'react';
import { call } from '../../api/client.js';
import { documentsQuery } from '../../api/queries.js';
import { useSeen } from '../../api/use-seen.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { Icon } from '../../ui/icon.js';
import { useProven } from './use-proven.js';
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
  const [version, newer] = useSeen(hook?.version ?? 1);
  const { deed: save, trouble } = useProven(
    async (): Promise<CreatedWebhookView | null> => {
      if (!hook)
        return call('createWebhook', { body: { address: address.trim(), actions, document: document || null } });
      const body = { address: address.trim(), actions, active };
      await call('editWebhook', { params: { webhookId: hook.id }, version, body }).catch(newer);
      return null;
    },
    { onDone: onSaved },
  );
  const errors = fieldErrors(say, save.error);
  return (
    <FormDialog
      title={say(hook ? 'hook.editTitle' : 'hook.newTitle')}
      send={say(hook ? 'hook.save' : 'hook.make')}
      isPending={save.isPending}
      onSend={() => save.mutate()}
      onClose={onClose}
      className="hook-form"
      trouble={Object.keys(errors).length === 0 && trouble}
    >
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
    </FormDialog>
  );
}
