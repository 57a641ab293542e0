import type { AddedSectionView, DraftOutlineView, DraftSection, ProposalView } from '@tarmeem/contract';
import type { Answer, Client } from './client.js';
import { must } from './world.js';

/** A paragraph as rich text. */
export const paragraph = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

export const draftOutline = async (client: Client, proposalId: string): Promise<DraftOutlineView> =>
  must(await client.get<DraftOutlineView>(`/proposals/${proposalId}/outline`));

/** A line of the draft's contents by its section. */
export async function sectionIn(client: Client, proposalId: string, sectionId: string): Promise<DraftSection> {
  const { sections } = await draftOutline(client, proposalId);
  const found = sections.find((section) => section.sectionId === sectionId);
  if (!found) throw new Error(`No section ${sectionId} in the draft`);
  return found;
}

/** A line of the draft's contents by its heading, the first of that name. */
export async function lineOf(client: Client, proposalId: string, heading: string): Promise<DraftSection> {
  const { sections } = await draftOutline(client, proposalId);
  const found = sections.find((section) => section.heading === heading);
  if (!found) throw new Error(`No ${heading} in ${sections.map((section) => section.heading).join(', ')}`);
  return found;
}

/** The headings under a section (null: the top) as the draft has them. */
export async function headingsUnder(client: Client, proposalId: string, parentId: string | null): Promise<string[]> {
  const { sections } = await draftOutline(client, proposalId);
  return sections.flatMap((section) => (section.parentId === parentId && !section.retired ? [section.heading] : []));
}

export interface NewSection {
  parentId: string | null;
  afterId?: string | null;
  heading: string;
  slug?: string;
  text?: string;
}

export const askToAdd = (
  client: Client,
  proposalId: string,
  { parentId, afterId = null, heading, slug, text }: NewSection,
): Promise<Answer<AddedSectionView>> =>
  client.post<AddedSectionView>(`/proposals/${proposalId}/sections`, {
    body: { parentId, afterId, heading, ...(slug ? { slug } : {}), ...(text ? { body: paragraph(text) } : {}) },
  });

/** Adds a section to a draft; its id. */
export const addSection = async (client: Client, proposalId: string, section: NewSection): Promise<string> =>
  must(await askToAdd(client, proposalId, section)).sectionId;

/** Takes a step on a section's structure over the newest version of the proposal. */
export async function changeStructure(
  client: Client,
  proposalId: string,
  sectionId: string,
  body: unknown,
): Promise<Answer<DraftOutlineView>> {
  const { version } = must(await client.get<ProposalView>(`/proposals/${proposalId}`));
  return client.patch<DraftOutlineView>(`/proposals/${proposalId}/sections/${sectionId}`, { version, body });
}
