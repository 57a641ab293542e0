import { randomUUID } from 'node:crypto';
import { type TOTP, URI } from 'otpauth';

const document = '/documents/institutional-framework';

interface Asked {
  body?: unknown;
  version?: number;
}

/** A person of the evaluation who uses the program's door instead of the screens. */
export class Program {
  private constructor(
    private readonly address: string,
    private readonly cookie: string,
  ) {}

  static async of(address: string, name: string): Promise<Program> {
    const answer = await fetch(`${address}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ email: `${name}.example`, password: 'tarmeem-evaluation' }),
    });
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    if (!answer.ok) throw new Error(`${name} was not let in: ${String(answer.status)}`);
    return new Program(address, cookies.join('; '));
  }

  /** Asks for something that has to succeed. The caller says what it is. */
  async ask<Body>(method: string, path: string, { body, version }: Asked = {}): Promise<Body> {
    const answer = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        origin: this.address,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${await answer.text()}`);
    return (await answer.json()) as Body;
  }
}

interface Copy {
  version: number;
  generation: number;
  heading: string;
  body: unknown;
}
interface Proposal {
  id: string;
  version: number;
  contentHash: string;
}

/** Another draft of the same organisation changes words of a section, and they are published at once as the next edition. */
export function publishWords(
  address: string,
  { sectionId, words }: { sectionId: string; words: readonly (readonly [string, string])[] },
): Promise<void> {
  return publishBody(address, {
    sectionId,
    write: (body) => {
      let json = JSON.stringify(body);
      for (const [from, to] of words) {
        if (!json.includes(from)) throw new Error(`“${from}” is not in the section`);
        json = json.replace(from, to);
      }
      return JSON.parse(json) as unknown;
    },
  });
}

/** The same with a whole text instead of words: what is written from what stands there. */
export async function publishBody(
  address: string,
  { sectionId, write }: { sectionId: string; write: (body: unknown) => unknown },
): Promise<void> {
  const [colleague, moderator, publisher] = await Promise.all(
    ['colleague@sindh', 'moderator@commission', 'publisher@commission'].map((name) => Program.of(address, name)),
  );
  if (!colleague || !moderator || !publisher) throw new Error('three persons');
  const { id } = await colleague.ask<Proposal>('POST', `${document}/proposals`, { body: { sectionId } });
  const path = `/proposals/${id}/sections/${sectionId}`;
  const { version, generation, heading, body } = await colleague.ask<Copy>('GET', path);
  await colleague.ask('PUT', path, { version, body: { generation, heading, body: write(body) } });
  const written = await colleague.ask<Proposal>('GET', `/proposals/${id}`);
  await colleague.ask('POST', `/proposals/${id}/submission`, {
    version: written.version,
    body: { title: 'Other words', summary: 'They are right.', contentHash: written.contentHash },
  });
  await decideAll(moderator, id, () => 'accepted');
  await publishDraft(moderator, publisher);
}

/** The accepted changes become the next edition, but for those that are left out. */
export async function publishDraft(
  moderator: Program,
  publisher: Program,
  leaveOut: readonly string[] = [],
): Promise<void> {
  const draft = await moderator.ask<{ version: number; changesHash: string }>('GET', `${document}/draft`);
  await moderator.ask('PUT', `${document}/draft/preparation`, {
    version: draft.version,
    body: { changesHash: draft.changesHash, changeNote: 'Words put right.', major: false, leaveOut },
  });
  const ready = await publisher.ask<{ version: number; preparation: { manifestHash: string } }>(
    'GET',
    `${document}/draft`,
  );
  await publisher.ask('POST', `${document}/draft/publication`, {
    version: ready.version,
    body: { manifestHash: ready.preparation.manifestHash },
  });
}

/** A publisher puts one word for another straight into the current edition; the second factor is set up for it. */
export async function publishInEmergency(
  publisher: Program,
  { sectionId, word, to }: { sectionId: string; word: string; to: string },
): Promise<void> {
  const { uri } = await publisher.ask<{ uri: string }>('POST', '/me/second-factor', { body: {} });
  await publisher.ask('PUT', '/me/second-factor', { body: { code: (URI.parse(uri) as TOTP).generate() } });
  const { heading, body, hash } = await publisher.ask<{ heading: string; body: unknown; hash: string }>(
    'GET',
    `${document}/sections/${sectionId}`,
  );
  const words = JSON.parse(JSON.stringify(body).replace(word, to)) as unknown;
  await publisher.ask('POST', `${document}/emergencies`, {
    body: {
      reason: 'It can not wait.',
      changeNote: 'The right word.',
      sections: [{ sectionId, baseHash: hash, heading, body: words }],
    },
  });
}

type Outcome = 'accepted' | 'rejected' | 'returned';

/** A moderator decides every open change of a proposal, by its place in the round from 0 and the section it stands in. */
export async function decideAll(
  moderator: Program,
  id: string,
  outcomeOf: (at: number, sectionId: string) => Outcome,
): Promise<void> {
  interface Change {
    id: string;
    seq: number;
    payloadHash: string;
    position: number;
  }
  const { sections } = await moderator.ask<{ sections: { sectionId: string; changes: Change[] }[] }>(
    'GET',
    `/proposals/${id}/review`,
  );
  const changes = sections
    .flatMap(({ sectionId, changes: own }) => own.map((change) => ({ ...change, sectionId })))
    .sort((a, b) => a.position - b.position);
  const decisions = changes.map(({ id: changeId, seq, payloadHash, sectionId }, at) => {
    const outcome = outcomeOf(at, sectionId);
    return {
      changeId,
      seq,
      payloadHash,
      outcome,
      reason: outcome === 'accepted' ? '' : 'The source does not say so.',
    };
  });
  await moderator.ask('POST', `/proposals/${id}/decisions`, { body: { decisions } });
}
