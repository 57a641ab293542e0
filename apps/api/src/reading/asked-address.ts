import { NotFound } from '../platform/index.js';

/** The forms of what stands in an address. */
export const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** The address of a section below its document. */
export const sectionPath = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
export const number = /^[1-9]\d{0,8}$/;
export const editionNumber = /^\d{1,6}\.\d{1,6}$/;
const day = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/; // and in the calendar: see knownDay

/** A part of an address that has the form it must have; throws NotFound else. */
export function known(value: unknown, form: RegExp): string {
  if (typeof value !== 'string' || !form.test(value)) throw new NotFound();
  return value;
}

/** A day that is in the calendar; throws NotFound about the date else. */
export function knownDay(value: unknown): string {
  const instant = typeof value === 'string' && day.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  if (!instant?.toISOString().startsWith(value as string)) throw new NotFound('date');
  return value as string;
}

/** The parts of an address below the root; they hold no character that would need decoding. */
export const segmentsOf = (url: string): string[] => url.split('?', 1)[0]!.split('/').slice(1).filter(Boolean);

/** `1.0...1.2`: exactly two ends. */
export function endsOf(ends: string): string[] {
  const parts = ends.split('...');
  if (parts.length !== 2) throw new NotFound();
  return parts;
}
