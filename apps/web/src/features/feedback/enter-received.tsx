import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { feedbackKinds, feedbackSources, type FeedbackReceipt } from '@tarmeem/contract';
import { useRef, useState, type FormEvent } from 'react';
import { call, newKey } from '../../api/client.js';
import { inBase64 } from '../../api/in-base64.js';
import { codeOf } from '../../api/problem-error.js';
import { outlineQuery } from '../../api/queries.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Choice } from '../../ui/choice.js';
import { Field } from '../../ui/field.js';
import { Failure, Note } from '../../ui/states.js';
import { useDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import '../../text/words-of/answering.js';
import '../../text/words-of/deciding.js';
import '../../styles/word.css';

type Kind = (typeof feedbackKinds)[number];
type Source = (typeof feedbackSources)[number];

const nothing = { by: 'letter' as Source, on: '', name: '', kind: 'comment' as Kind, sectionId: '', text: '' };

/** A moderator enters a letter, an e-mail or a meeting's words as feedback, with who said it, when, and the scan. */
export function EnterReceived() {
  const say = useSay();
  useTitle(say('received.title'));
  const { slug } = useDocument();
  const outline = useQuery(outlineQuery(slug));
  const client = useQueryClient();
  const files = useRef<HTMLInputElement>(null);
  const key = useRef(newKey());
  const [typed, setTyped] = useState(nothing);
  const [done, setDone] = useState<FeedbackReceipt | null>(null);
  const enter = useMutation({
    mutationFn: async () => {
      const { by, on, sectionId, ...rest } = typed;
      const evidence = await Promise.all([...(files.current?.files ?? [])].map(inBase64));
      const body = { ...rest, sectionId: sectionId || null, evidence, received: { by, on } };
      return call('createFeedback', { params: { slug }, body, key: key.current });
    },
    onSuccess: (receipt) => {
      void client.invalidateQueries({ queryKey: ['documents', slug, 'feedback'] });
      key.current = newKey();
      setDone(receipt);
      setTyped({ ...nothing, by: typed.by });
      if (files.current) files.current.value = '';
    },
  });
  const errors = fieldErrors(say, enter.error);
  const set = (part: Partial<typeof nothing>) => {
    key.current = newKey();
    setTyped({ ...typed, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!enter.isPending) enter.mutate();
  };
  return (
    <main id="main" className="page stack">
      <h1>{say('received.title')}</h1>
      <p>{say('received.lead')}</p>
      {done && (
        <Note
          arrives="status"
          title={say('received.done', { number: `F ${String(done.number)}`, code: done.trackingCode })}
        />
      )}
      <form className="stack import-form" noValidate onSubmit={submit}>
        <Choice
          label={say('received.by')}
          value={typed.by}
          options={feedbackSources.map((by) => [by, say(`received.${by}`)] as const)}
          onChoose={(by) => set({ by: feedbackSources.find((each) => each === by) ?? 'letter' })}
        />
        <Field label={say('received.on')} error={errors['/received/on'] && say('received.choose')}>
          {(ids) => (
            <input
              {...ids}
              className="in"
              type="date"
              required
              value={typed.on}
              onChange={({ target }) => set({ on: target.value })}
            />
          )}
        </Field>
        <Field label={say('received.name')} hint={say('received.nameHint')} error={errors['/name']}>
          {(ids) => (
            <input
              {...ids}
              className="in"
              dir="auto"
              maxLength={120}
              value={typed.name}
              onChange={({ target }) => set({ name: target.value })}
            />
          )}
        </Field>
        <Choice
          label={say('received.kind')}
          value={typed.kind}
          options={feedbackKinds.map((kind) => [kind, say(`feedback.${kind}`)] as const)}
          onChoose={(kind) => set({ kind: feedbackKinds.find((each) => each === kind) ?? 'comment' })}
        />
        <Choice
          label={say('received.section')}
          value={typed.sectionId}
          options={[
            ['', say('feedback.wholeDocument')],
            ...(outline.data?.sections ?? []).map(({ sectionId, heading }) => [sectionId, heading] as const),
          ]}
          onChoose={(sectionId) => set({ sectionId })}
        />
        <Field label={say('received.text')} hint={say('received.textHint')} error={errors['/text']}>
          {(ids) => (
            <textarea
              {...ids}
              className="in"
              dir="auto"
              rows={8}
              value={typed.text}
              onChange={({ target }) => set({ text: target.value })}
            />
          )}
        </Field>
        <Field label={say('received.files')} hint={say('received.filesHint')}>
          {(ids) => (
            <input
              {...ids}
              ref={files}
              type="file"
              multiple
              accept=".pdf,.docx,.jpg,.jpeg,.png"
              onChange={() => set({})}
            />
          )}
        </Field>
        {enter.error && (codeOf(enter.error) !== 'malformed' || !knows(errors)) && <Failure error={enter.error} />}
        <div className="row">
          <button type="submit" className="btn pri" aria-disabled={enter.isPending || undefined}>
            {say('received.do')}
          </button>
        </div>
      </form>
    </main>
  );
}

/** True if all that is wrong is said at a field. */
const knows = (errors: Record<string, string>): boolean =>
  Object.keys(errors).every((pointer) => ['/received/on', '/name', '/text'].includes(pointer));
