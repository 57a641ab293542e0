import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { useDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { Answered, Blank, Closed, isClosed } from '../../ui/states.js';
import { hasRole, useMe } from '../account/session.js';
import { SettingsForm } from './settings-form.js';
import '../../text/words-of/document-settings.js';

const settingsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['documents', slug, 'settings'],
    queryFn: ({ signal }) => call('documentSettings', { params: { slug }, signal }),
    // What is being chosen is not taken away by a newer answer: saving tells that there is one.
    refetchOnWindowFocus: false,
  });

/** What administrators set of the chosen document: moderation, time zone, and the days within which feedback is taken. */
export function DocumentSettings() {
  const say = useSay();
  const me = useMe();
  const { slug, title } = useDocument();
  const mine = hasRole(me, 'administrator');
  const settings = useQuery({ ...settingsQuery(slug), enabled: mine });
  useTitle(say('setting.title'));
  return (
    <main id="main" className="page stack">
      <h1>{say('setting.title')}</h1>
      <p className="muted">
        <bdi>{title}</bdi>
      </p>
      {!mine ? (
        <Blank title={say('setting.notYours')}>
          <p className="muted">{say('setting.notYoursHint')}</p>
          <p>
            <Link className="btn" to="/">
              {say('app.toHome')}
            </Link>
          </p>
        </Blank>
      ) : isClosed(settings.error) && !settings.data ? (
        <Closed error={settings.error} />
      ) : (
        <Answered query={settings}>{(view) => <SettingsForm key={slug} slug={slug} settings={view} />}</Answered>
      )}
    </main>
  );
}
