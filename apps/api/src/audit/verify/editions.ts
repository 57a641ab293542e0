import type { Check, Finding } from './finding.js';
import { type DocumentRecord, numberOf } from './record.js';

/** Editions are numbered without a gap, one is current, one is the draft, and a second person published each. */
export const editions: Check = function* (record) {
  yield* standings(record);
  yield* numbers(record);
  for (const edition of record.published) {
    const { kind, prepared_by, published_by } = edition;
    if (kind === 'normal' && (prepared_by === null || published_by === null || prepared_by === published_by))
      yield { what: `edition ${numberOf(edition)}`, wrong: 'was not published by a second person' };
  }
};

function* standings({ editions: all, published, document }: DocumentRecord): Generator<Finding> {
  const what = `document ${document.slug}`;
  const count = (standing: string): number => all.filter((edition) => edition.standing === standing).length;
  if (published.length === 0) return;
  if (count('current') !== 1) yield { what, wrong: `has ${count('current')} current editions` };
  if (count('draft') !== 1) yield { what, wrong: `has ${count('draft')} draft editions` };
  if (count('scheduled') > 1) yield { what, wrong: `has ${count('scheduled')} scheduled editions` };
  const current = all.find((edition) => edition.standing === 'current');
  if (current && current.seq !== published.at(-1)?.seq)
    yield { what, wrong: `has edition ${published.at(-1)?.seq ?? ''} after the current one` };
}

function* numbers({ published }: DocumentRecord): Generator<Finding> {
  let last: (typeof published)[number] | undefined;
  for (const [index, edition] of published.entries()) {
    const what = `edition ${numberOf(edition)}`;
    if (edition.seq !== index + 1) yield { what, wrong: `is number ${edition.seq} in order, not ${index + 1}` };
    const follows =
      !last ||
      (edition.is_major
        ? edition.major === last.major + 1 && edition.minor === 0
        : edition.major === last.major && edition.minor === last.minor + 1);
    if (!follows && last) yield { what, wrong: `does not follow edition ${numberOf(last)}` };
    last = edition;
  }
}
