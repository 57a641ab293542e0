import type { RollbackView } from '@tarmeem/contract';
import { formatNumber, isAllowed, nextNumber, publishRollback, Refused, verdict } from '@tarmeem/review';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/index.js';
import { differencesBetween, noText } from '../proposals/index.js';
import { currentOf } from './draft-material.query.js';
import { editionByNumber } from './editions-of.query.js';
import {
  linesPutBack,
  preparedRollback,
  rollbackMaterial,
  type RollbackMaterial,
  versionOf,
} from './rollback-material.query.js';

/**
 * The prepared rollback of a document, if there is one, as moderators and publishers see it; with `to`, what differs between that
 * edition and the current one. Throws NotFound for an edition that is not published.
 */
export async function rollbackView(
  manager: EntityManager,
  documentId: string,
  { actor, to: asked }: { actor: Actor; to?: string | undefined },
): Promise<RollbackView> {
  const current = await currentOf(manager, documentId);
  const rollback = await preparedRollback(manager, documentId);
  const mayPrepare = isAllowed(actor, 'edition.prepare', { documentId, jurisdiction: null });
  const may = { prepare: mayPrepare ? { allowed: true } : { allowed: false, because: 'not-allowed' } };
  const currentNumber = formatNumber(current);
  const differing = asked === undefined ? null : await differingFrom(manager, documentId, asked);
  const version = versionOf(rollback, current);
  if (!rollback) return { version, currentNumber, prepared: null, differing, may };
  const material = await rollbackMaterial(manager, documentId, rollback).catch((error: unknown) => {
    if (error instanceof Refused) return null;
    throw error;
  });
  const { to, changeNote, isMajor, reason, preparedBy, preparedAt } = rollback;
  const prepared = {
    to,
    number: formatNumber(nextNumber(current, isMajor)),
    all: rollback.sectionIds === null,
    changeNote,
    major: isMajor,
    reason,
    preparedBy,
    preparedAt: preparedAt.toISOString(),
    manifestHash: material?.manifestHash ?? '',
    sections: material ? textsPutBack(seenBy(actor, material)) : [],
    may: { publish: material ? mayPublish(material, actor) : { allowed: false, because: 'tree-broken' } },
  };
  return { version, currentNumber, prepared, differing, may };
}

type Section = NonNullable<RollbackView['differing']>[number];
type TextPutBack = NonNullable<RollbackView['prepared']>['sections'][number];

async function differingFrom(manager: EntityManager, documentId: string, number: string): Promise<Section[]> {
  const { seq } = await editionByNumber(manager, documentId, number);
  return sectionsOf(await linesPutBack(manager, documentId, { toSeq: seq, sectionIds: null }));
}

/** Who does not read the draft of a section is not told that something of it is to be put back. */
function seenBy(actor: Actor, { changed, changedSince, places, outline, revisions }: RollbackMaterial) {
  const seen = changed.filter((_, at) => places[at] && isAllowed(actor, 'draft.read', places[at]));
  return { changed: seen, changedSince, outline, revisions };
}

/** The same with the text that readers have now and what becomes of it. */
function textsPutBack(seen: ReturnType<typeof seenBy>): TextPutBack[] {
  const { changed, outline, revisions } = seen;
  return sectionsOf(seen).map((section, at) => {
    const line = changed[at];
    const current = outline.find(({ sectionId }) => sectionId === section.sectionId);
    const was = current && revisions.get(current.revisionId);
    const is = line?.live ? revisions.get(line.revisionId) : undefined;
    // A section that goes, or comes back, keeps its heading: the list says what becomes of it.
    const nothing = { ...noText, heading: section.heading };
    const base = was ?? nothing;
    return { ...section, base: base.body as TextPutBack['base'], differences: differencesBetween(base, is ?? nothing) };
  });
}

function sectionsOf({
  changed,
  changedSince = [],
  outline,
  revisions,
}: Pick<RollbackMaterial, 'changed' | 'outline' | 'revisions'> & { changedSince?: readonly string[] }): Section[] {
  return changed.map((line) => {
    const current = outline.find((section) => section.sectionId === line.sectionId);
    const heading = current?.heading ?? revisions.get(line.revisionId)?.heading ?? '';
    const becomes = !line.live
      ? 'retired'
      : !current
        ? 'restored'
        : current.revisionId === line.revisionId
          ? 'moved'
          : 'earlier-text';
    return { sectionId: line.sectionId, heading, becomes, changedSince: changedSince.includes(line.sectionId) };
  });
}

const mayPublish = ({ rollback, manifestHash, places, moved, changedSince }: RollbackMaterial, actor: Actor) =>
  verdict(() => {
    const { toEdition, isMajor, changeNote, preparedBy } = rollback;
    const facts = {
      editionId: '',
      toEditionId: toEdition,
      isMajor,
      changeNote,
      manifestHash,
      places,
      moved,
      changedSince,
    };
    publishRollback({ ...facts, preparedBy: preparedBy.id }, { manifestHash }, actor);
  });
