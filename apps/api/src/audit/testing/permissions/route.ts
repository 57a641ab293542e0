import type { Answer, Client } from '../../../testing/client.js';
import type { Name, Player } from './cast.js';

/** An address of the API as the matrix tries it: on each object, as each person of the cast. */
export interface Route<Thing> {
  /** Name in the list of endpoints of the contract. */
  endpoint: string;
  /** Which of two ids in the address is tried: a real one of the object, a real one of another object, or none of anything. */
  which?: 'own' | 'foreign' | 'absent';
  /** The request. It changes nothing where it matters: what may be done is asked for with a version that nobody has. */
  send: (client: Client, thing: Thing) => Promise<Answer<unknown>>;
  /** One after the other: of what costs much the server does only a few at once, and asks others to come again (503). */
  oneByOne?: true;
  /** What has to be answered, worked out from the tables of `libs/review`, never from the code of the address. */
  expected: (who: Player & { name: Name }, thing: Thing) => number;
}

/** The same address with a real id of the object, with that of another object, and with one of nothing. */
export const inTurn = <Thing>(
  make: (which: NonNullable<Route<Thing>['which']>) => Omit<Route<Thing>, 'which'>,
): Route<Thing>[] => (['own', 'foreign', 'absent'] as const).map((which) => ({ ...make(which), which }));

/** A version nobody has: who may act is told of a newer one (412), and nothing is changed. */
export const never = 999_999;
