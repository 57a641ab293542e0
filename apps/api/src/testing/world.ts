import type { OutlineEntry, OutlineView, ProposalView, SavedView, WorkingCopyView } from '@tarmeem/contract';
import { Work } from '../platform/index.js';
import { startTestApp, type TestApp, type TestAppOptions } from './app.js';
import { type Answer, Client } from './client.js';

export const document = 'institutional-framework';
export const password = 'tarmeem-evaluation';

/** The evaluation's accounts and document, on a running server; everything below goes through the public API. */
export interface World {
  app: TestApp;
  /** A browser of nobody's. */
  anyone(): Client;
  /** A signed-in browser; `officer@sindh` is `officer@sindh.example`. */
  as(name: string): Promise<Client>;
  /** A section of the current edition by its address, `sindh/sindh-police`. */
  section(path: string): Promise<OutlineEntry>;
  close(): Promise<void>;
}

export async function startWorld(options: TestAppOptions = {}): Promise<World> {
  const app = await startTestApp({ seed: true, ...options });
  const anyone = () => new Client(app.address);
  return {
    app,
    anyone,
    async as(name) {
      const client = anyone();
      must(await client.post('/sessions', { body: { email: `${name}.example`, password } }));
      return client;
    },
    async section(path) {
      const outline = must(await anyone().get<OutlineView>(`/documents/${document}/outline`));
      const found = outline.sections.find((section) => section.path === path);
      if (!found) throw new Error(`There is no section ${path}`);
      return found;
    },
    close: () => app.close(),
  };
}

/** The body of an answer that has to be a success. */
export function must<Body>(answer: Answer<Body>): Body {
  if (answer.status >= 300) throw new Error(`Answered ${String(answer.status)}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** What an officer writes: words of the section replaced, and perhaps its heading. */
export interface Edit {
  /** Pairs of words that stand in the section and what stands there instead. */
  words?: readonly (readonly [from: string, to: string])[];
  heading?: string;
}

/** Begins a proposal on the section. */
export async function begin(client: Client, sectionId: string): Promise<ProposalView> {
  return must(await client.post<ProposalView>(`/documents/${document}/proposals`, { body: { sectionId } }));
}

/** Writes in a working copy over what stands in it now. */
export async function write(
  client: Client,
  proposalId: string,
  { sectionId, edit }: { sectionId: string; edit: Edit },
): Promise<SavedView> {
  const path = `/proposals/${proposalId}/sections/${sectionId}`;
  const copy = must(await client.get<WorkingCopyView>(path));
  const body = replaceWords(copy.body, edit.words ?? []);
  const { generation, version } = copy;
  return must(
    await client.put<SavedView>(path, { version, body: { generation, heading: edit.heading ?? copy.heading, body } }),
  );
}

/** Replaces words in a rich text; throws when they do not stand there. */
export function replaceWords<Text>(text: Text, words: NonNullable<Edit['words']>): Text {
  let json = JSON.stringify(text);
  for (const [from, to] of words) {
    const quoted = JSON.stringify(from).slice(1, -1);
    if (!json.includes(quoted)) throw new Error(`“${from}” does not stand in the text`);
    json = json.replace(quoted, () => JSON.stringify(to).slice(1, -1));
  }
  return JSON.parse(json) as Text;
}

/** Submits the proposal as it stands. */
export async function submit(client: Client, proposalId: string, title = 'Put the words right'): Promise<ProposalView> {
  const { version, contentHash } = must(await client.get<ProposalView>(`/proposals/${proposalId}`));
  const body = { title, summary: 'The words do not say what is done.', contentHash };
  return must(await client.post<ProposalView>(`/proposals/${proposalId}/submission`, { version, body }));
}

/** A submitted proposal of one section. */
export async function propose(
  client: Client,
  { sectionId, edit }: { sectionId: string; edit: Edit },
): Promise<ProposalView> {
  const { id } = await begin(client, sectionId);
  await write(client, id, { sectionId, edit });
  return submit(client, id);
}

/** Past the API: what somebody may do holds in one jurisdiction alone; null: everywhere. */
export const holdsIn = (world: World, name: string, jurisdiction: string | null): Promise<unknown> =>
  world.app.app
    .get(Work)
    .run((tx) =>
      tx.query('update role_grant set jurisdiction = $1 from person where person.id = person_id and email = $2', [
        jurisdiction,
        `${name}.example`,
      ]),
    );
