import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CreatedPreviewLinkView, PreviewLinkView } from '@tarmeem/contract';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.js';
import { previewLinksQuery } from '../../api/queries.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useLanguage, useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Lifetime } from '../../ui/lifetime.js';
import { ShownOnce } from '../../ui/shown-once.js';
import { Answered, Failure, Note } from '../../ui/states.js';
import '../../text/words-of/publishing.js';

/** Secret links by which somebody outside reads what is prepared: given out, shown once, and ended. `prepared`: there is something to read. */
export function PreviewLinks({ slug, prepared }: { slug: string; prepared: boolean }) {
  const say = useSay();
  const client = useQueryClient();
  const links = useQuery(previewLinksQuery(slug));
  const [made, setMade] = useState<CreatedPreviewLinkView | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: previewLinksQuery(slug).queryKey });
  const end = useMutation({
    mutationFn: (linkId: string) => call('revokePreviewLink', { params: { slug, linkId } }),
    onSuccess: (_, linkId) => setMade((before) => (before?.id === linkId ? null : before)),
    onSettled: refresh,
  });
  return (
    <section className="sec stack" aria-labelledby="preview-links">
      <div className="hd">
        <h2 id="preview-links">{say('preview.title')}</h2>
      </div>
      <p className="small muted">{say('preview.lead')}</p>
      {made && (
        <ShownOnce
          key={made.id}
          title={say('preview.made', { name: made.forWhom })}
          secret={window.location.origin + made.path}
          onKept={() => setMade(null)}
        >
          {say('preview.once')}
        </ShownOnce>
      )}
      <Answered query={links}>
        {(list) =>
          list.length > 0 && (
            <ul className="facts">
              {list.map((link) => (
                <Link key={link.id} link={link} onEnd={() => end.isPending || end.mutate(link.id)} />
              ))}
            </ul>
          )
        }
      </Answered>
      {end.error && <Failure error={end.error} />}
      <p className="small" role="status">
        {end.isSuccess && say('preview.ended')}
      </p>
      <NewLink
        slug={slug}
        prepared={prepared}
        onMade={(link) => {
          end.reset();
          setMade(link);
          void refresh();
        }}
      />
    </section>
  );
}

function Link({ link, onEnd }: { link: PreviewLinkView; onEnd: () => void }) {
  const { say, when } = useLanguage();
  const { forWhom: name, shows, madeBy, expiresAt, openedAt } = link;
  return (
    <li className="row">
      <div>
        <strong dir="auto">{name}</strong>
        <div className="small muted">
          {say(`preview.shows.${shows}`)} · {say('preview.by', { name: madeBy.name })} ·{' '}
          {say('preview.until', { when: when(expiresAt) })} ·{' '}
          {openedAt ? say('preview.opened', { when: when(openedAt) }) : say('preview.unopened')}
        </div>
      </div>
      <button type="button" className="btn sm end" aria-label={say('preview.endOf', { name })} onClick={onEnd}>
        {say('preview.end')}
      </button>
    </li>
  );
}

const lifetimes = [1, 3, 7, 14, 31] as const;

interface NewLinkProps {
  slug: string;
  prepared: boolean;
  onMade: (link: CreatedPreviewLinkView) => void;
}

function NewLink({ slug, prepared, onMade }: NewLinkProps) {
  const say = useSay();
  const [forWhom, setForWhom] = useState('');
  const [days, setDays] = useState(7);
  const [tried, setTried] = useState(false);
  const make = useMutation({
    mutationFn: () => call('createPreviewLink', { params: { slug }, body: { forWhom: forWhom.trim(), days } }),
    onSuccess: (link) => {
      setForWhom('');
      setTried(false);
      onMade(link);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (forWhom.trim() !== '' && !make.isPending) make.mutate();
  };
  const errors = fieldErrors(say, make.error);
  const missing = tried && forWhom.trim() === '' ? say('preview.forWhomMissing') : undefined;
  return (
    <details className="new-token">
      <summary>{say('preview.new')}</summary>
      <form className="stack" onSubmit={submit} noValidate>
        {!prepared && <Note icon="warn">{say('preview.nothingYet')}</Note>}
        <Field label={say('preview.forWhom')} error={missing ?? errors['/forWhom']}>
          {(ids) => (
            <input
              {...ids}
              className="in"
              dir="auto"
              autoComplete="off"
              required
              maxLength={120}
              value={forWhom}
              onChange={({ target }) => setForWhom(target.value)}
            />
          )}
        </Field>
        <Lifetime label={say('preview.days')} offered={lifetimes} days={days} onDays={setDays} />
        {make.error && Object.keys(errors).length === 0 && <Failure error={make.error} />}
        <p className="row">
          <button type="submit" className="btn" aria-disabled={make.isPending || undefined}>
            {say('preview.do')}
          </button>
        </p>
      </form>
    </details>
  );
}
