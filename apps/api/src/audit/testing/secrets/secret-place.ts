import type { World } from '../../../testing/world.js';

/** Who comes to look. The first is nobody: not signed in. */
export const readers = [
  'nobody',
  'officer@punjab',
  'next-door@sindh',
  'colleague@sindh',
  'moderator@commission',
  'publisher@commission',
  'admin@commission',
] as const;
export type Reader = (typeof readers)[number];

export const own: readonly Reader[] = ['colleague@sindh'];
export const commission: readonly Reader[] = ['moderator@commission', 'publisher@commission'];
/** Who may propose on the section sees what was submitted there, and no more of it. */
export const participants: readonly Reader[] = ['next-door@sindh'];

/** Somewhere words stand that not everybody reads. */
export interface SecretPlace {
  place: string;
  /** Who reads it by the classes of visibility; everybody else must not. */
  seenBy: readonly Reader[];
  /** An edition comes out by it: it is planted before the public pages are looked at for the first time. */
  publishes?: true;
  /** Puts the words there; returns the ids of what was made, by the name of the parameter in addresses. */
  plant: (world: World, words: string) => Promise<Record<string, string>>;
}

export const policeOfSindh = async (world: World): Promise<string> =>
  (await world.section('sindh/sindh-police')).sectionId;
export const scpa = async (world: World): Promise<string> =>
  (await world.section('sindh/sindh-child-protection-authority')).sectionId;
