import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Configuration } from '../configuration.js';
import { type Addressee, findActor, People, writeLetter } from '../accounts/index.js';
import { Jobs, type Tx, Work } from '../platform/index.js';
import { type Letter, Mail } from '../platform/mail/index.js';
import { discussed, hearingOf } from './hearing.query.js';

const Payload = z.object({ id: z.string(), messageId: z.string(), personId: z.string() });

/** Whoever was told of a discussion and has not looked is not told again for so long: one letter, not twenty. */
const quiet = '1 hour';

/** Writes to who was mentioned, if they still hear what was said when the letter is built. The letter holds none of it. */
@Injectable()
export class TellMentioned implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly mail: Mail,
    private readonly configuration: Configuration,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      'tell-mentioned': async (payload) => {
        const it = Payload.parse(payload);
        const letter = await this.work.run((tx) => this.letter(tx, it));
        if (letter) await this.mail.send(letter);
      },
    });
  }

  private async letter(tx: Tx, { id, messageId, personId }: z.infer<typeof Payload>): Promise<Letter | null> {
    const [message] = await tx.query<{ proposalId: string; shared: boolean; author: string }>(
      `select m.proposal_id as "proposalId", m.shared, p.name as author from message m join person p on p.id = m.author_id
       join mention n on n.message_id = m.id and n.person_id = $2 and n.seen_at is null
       where m.id = $1 and m.withdrawn_at is null and not exists (
         select from message e join mention told on told.message_id = e.id and told.person_id = $2 and told.seen_at is null
         where e.proposal_id = m.proposal_id and e.id < m.id and e.withdrawn_at is null and e.at > m.at - $3::interval)`,
      [messageId, personId, quiet],
    );
    const proposal = message && (await discussed(tx, message.proposalId));
    const actor = await findActor(tx, personId, tx.at);
    const hearing = proposal && actor && hearingOf(proposal, actor);
    if (!message || !hearing?.[message.shared ? 'shared' : 'internal']) return null;
    const to = await tx.get(People).addressee(personId);
    return to && this.write(id, to, { ...message, own: hearing.internal });
  }

  private write(
    id: string,
    to: Addressee,
    { proposalId, author, own }: { proposalId: string; author: string; own: boolean },
  ): Letter {
    const { origin, port } = this.configuration;
    const address = origin ?? `http://localhost:${String(port)}`;
    const { host } = new URL(address);
    return writeLetter(id, to, (say) => ({
      subject: say('mail.mention.subject', { name: author }),
      lead: say('mail.mention.lead', { name: author, host }),
      act: {
        words: say('mail.mention.do'),
        address: `${address}/app/${own ? 'proposals' : 'desk'}/${proposalId}?discussion=open`,
      },
      rest: [],
    }));
  }
}
