import { useMutation } from '@tanstack/react-query';
import type { ProposalView, SourceInput, SourceKind } from '@tarmeem/contract';
import { useRef, useState, type FormEvent } from 'react';
import { call, newKey } from '../../api/client.js';
import { inBase64 } from '../../api/in-base64.js';
import { codeOf } from '../../api/problem-error.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Choice } from '../../ui/choice.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { useMe } from '../account/session.js';
import { keepUnsaid, unsaid } from '../discussion/unsaid.js';
import '../../text/words-of/sources.js';

interface AddSourceProps {
  proposalId: string;
  about: () => SourceInput['about'];
  /** The number of the change; null: the whole proposal. */
  number: number | null;
  settle: () => Promise<unknown>;
  onAdded: (next: ProposalView) => void;
  onClose: () => void;
}

const kinds = ['act', 'notification', 'report', 'other'] as const satisfies readonly SourceKind[];
const nothing = { kind: 'act' as SourceKind, title: '', locator: '', link: '' };
type Typed = Partial<typeof nothing>;

/**
 * Asks for a source: what is cited, where in it, and perhaps the paper itself. What was typed stays until it is stored: closed, or loaded
 * again, the page has it when a source is added to this proposal the next time.
 */
export function AddSource({ proposalId, about, number, settle, onAdded, onClose }: AddSourceProps) {
  const say = useSay();
  const key = useRef(newKey());
  const file = useRef<HTMLInputElement>(null);
  const place = { personId: useMe().id, proposalId, changeId: 'source' };
  const [typed, setTyped] = useState(() => ({ ...nothing, ...(JSON.parse(unsaid(place) || '{}') as Typed) }));
  const [tried, setTried] = useState(false);
  const add = useMutation({
    mutationFn: async () => {
      await settle();
      const [paper] = file.current?.files ?? [];
      const { link, ...rest } = typed;
      const body = { ...rest, link: link.trim() || null, about: about(), file: paper ? await inBase64(paper) : null };
      return call('addSource', { params: { proposalId }, body, key: key.current });
    },
    onSuccess: (next) => {
      keepUnsaid(place, '');
      onAdded(next);
      onClose();
    },
  });
  const set = (part: Typed) => {
    key.current = newKey();
    const now = { ...typed, ...part };
    setTyped(now);
    keepUnsaid(place, now.title || now.locator || now.link ? JSON.stringify(now) : '');
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (typed.title.trim() && !add.isPending) add.mutate();
  };
  const errors = fieldErrors(say, add.error);
  const at = Object.keys(errors);
  const isSaid = at.length > 0 && at.every((pointer) => /^\/(?:title|locator|link|file)/u.test(pointer));
  const text = (name: 'title' | 'locator' | 'link', most: number) => (ids: object) => (
    <input
      {...ids}
      className="in"
      dir="auto"
      maxLength={most}
      {...(name === 'link' ? { type: 'url', inputMode: 'url' } : {})}
      value={typed[name]}
      onChange={({ target }) => set({ [name]: target.value })}
    />
  );
  return (
    <form onSubmit={send} noValidate>
      <Dialog
        title={number === null ? say('sources.addWhole') : say('sources.addFor', { n: number })}
        lead={say(number === null ? 'sources.leadWhole' : 'sources.lead')}
        onClose={onClose}
        footer={
          <>
            <button type="button" className="btn quiet" onClick={onClose}>
              {say('app.cancel')}
            </button>
            <button type="submit" className="btn pri" aria-disabled={add.isPending || undefined}>
              {say('sources.add')}
            </button>
          </>
        }
      >
        <Choice
          label={say('sources.kind')}
          value={typed.kind}
          options={kinds.map((kind) => [kind, say(`sources.kind.${kind}`)] as const)}
          onChoose={(kind) => set({ kind: kinds.find((each) => each === kind) ?? 'act' })}
        />
        <Field
          label={say('sources.name')}
          hint={say('sources.nameHint')}
          error={tried && !typed.title.trim() ? say('sources.needName') : errors['/title']}
        >
          {text('title', 300)}
        </Field>
        <Field label={say('sources.locator')} hint={say('sources.locatorHint')} error={errors['/locator']}>
          {text('locator', 200)}
        </Field>
        <Field
          label={say('sources.link')}
          hint={say('sources.linkHint')}
          error={errors['/link'] && say('sources.badLink')}
        >
          {text('link', 2000)}
        </Field>
        <Field
          label={say('sources.file')}
          hint={say('sources.fileHint')}
          error={at.some((pointer) => pointer.startsWith('/file')) ? say('sources.badFile') : undefined}
        >
          {(ids) => (
            <input {...ids} ref={file} type="file" accept=".pdf,.docx,.jpg,.jpeg,.png" onChange={() => set({})} />
          )}
        </Field>
        {add.error && !isSaid && (
          <Failure
            error={add.error}
            title={codeOf(add.error) === 'malformed' && at.includes('/about/gaps') ? say('sources.gone') : undefined}
          />
        )}
      </Dialog>
    </form>
  );
}
