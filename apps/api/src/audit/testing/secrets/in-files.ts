import type { FeedbackPage, FeedbackReceipt, ProposalView, WorkingCopyView } from '@tarmeem/contract';
import { docx, readDocx } from '@tarmeem/word';
import { acceptAll, prepare, publish } from '../../../testing/deciding.js';
import { jobsDone, until } from '../../../testing/until.js';
import { begin, document, must, propose, type World } from '../../../testing/world.js';
import { Writer } from '../../../testing/writer.js';
import { pdf } from '../../../evidence/testing/files.js';
import { commission, own, policeOfSindh, scpa, type SecretPlace } from './secret-place.js';

/** A file sent along with feedback that waits for a moderator. */
async function evidenceOf(world: World, file: { name: string; bytes: Buffer }): Promise<Record<string, string>> {
  const evidence = [{ name: file.name, data: file.bytes.toString('base64') }];
  const body = { kind: 'correction', text: 'The notification says otherwise.', evidence };
  const { number } = must(await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, { body }));
  const moderator = await world.as('moderator@commission');
  const { items } = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback`));
  const found = items.find((item) => item.number === number);
  const [kept] = found?.evidence ?? [];
  if (!found || !kept) throw new Error('There is no evidence');
  return { feedbackId: found.id, evidenceId: kept.id };
}

/** Places of files that came in, of a room in which something is being written, and of what was parked by an edition. */
export const inFiles: readonly SecretPlace[] = [
  {
    place: 'parked change',
    seenBy: [...own, ...commission],
    publishes: true,
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const sectionId = await scpa(world);
      const { id } = await propose(officer, { sectionId, edit: { heading: words } });
      const other = await propose(await world.as('focal@sindh'), { sectionId, edit: { heading: 'SCPA of Sindh' } });
      const moderator = await world.as('moderator@commission');
      await acceptAll(moderator, other.id);
      must(await prepare(moderator));
      must(await publish(await world.as('publisher@commission')));
      await jobsDone(world.app);
      const { parked } = must(await officer.get<ProposalView>(`/proposals/${id}`));
      const [change] = parked;
      if (!change) throw new Error('Nothing was parked');
      return { proposalId: id, changeId: change.changeId };
    },
  },
  {
    place: 'text of a room',
    seenBy: own,
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const sectionId = await policeOfSindh(world);
      const { id: proposalId } = await begin(officer, sectionId);
      const path = `/proposals/${proposalId}/sections/${sectionId}`;
      const { generation } = must(await officer.get<WorkingCopyView>(path));
      const writer = new Writer(officer, { proposalId, sectionId, generation });
      try {
        await until(() => writer.isIn);
        writer.type(` ${words}`);
        await until(() => writer.isSaved);
      } finally {
        writer.leave();
      }
      return { proposalId };
    },
  },
  {
    place: 'comment of a Word file, in its record and in the discussion',
    seenBy: own,
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const sectionId = await policeOfSindh(world);
      const { parts } = readDocx(
        must(await officer.get<Uint8Array>(`/documents/${document}/word?sections=${sectionId}`)),
        {
          language: 'en',
        },
      );
      const file = docx({
        title: 'Back',
        language: 'en',
        parts: parts.map((part) => ({
          heading: 'Police, brought back',
          ids: { section: sectionId },
          text: part.accepted.doc,
          comments: [{ author: { name: words }, text: words, at: { side: 'base' as const, from: 1, to: 4 } }],
        })),
      });
      const form = new FormData();
      const choices = { parts: [{ part: 0, sectionId }], comments: [{ id: '0', as: 'discussion' }] };
      form.append('choices', JSON.stringify(choices));
      form.append('file', new Blob([Uint8Array.from(file)]), `${words}.docx`);
      const { id } = must(await officer.post<ProposalView>(`/documents/${document}/word`, { form }));
      return { proposalId: id };
    },
  },
  {
    place: 'bytes of the file of a source of a draft',
    seenBy: own,
    async plant(world, words) {
      const officer = await world.as('officer@sindh');
      const { id: proposalId } = await begin(officer, await policeOfSindh(world));
      const data = Buffer.concat([pdf, Buffer.from(`% ${words}\n`)]).toString('base64');
      const body = { kind: 'report', title: 'Report on kilns', file: { name: 'report.pdf', data } };
      const { sources } = must(await officer.post<ProposalView>(`/proposals/${proposalId}/sources`, { body }));
      const [source] = sources;
      if (!source) throw new Error('There is no source');
      return { proposalId, sourceId: source.id };
    },
  },
  {
    place: 'name of a file with feedback that waits',
    seenBy: commission,
    plant: (world, words) => evidenceOf(world, { name: `${words}.pdf`, bytes: pdf }),
  },
  {
    place: 'bytes of a file with feedback that waits',
    seenBy: commission,
    plant: (world, words) =>
      evidenceOf(world, { name: 'gazette.pdf', bytes: Buffer.concat([pdf, Buffer.from(`% ${words}\n`)]) }),
  },
];
