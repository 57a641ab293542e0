import type { Answer, Client } from '../../../testing/client.js';
import type { Name, Player } from './cast.js';

/** An address of the API as the matrix tries it: on each object, as each person of the cast. */
export interface Route<Thing> {
  /** Name in the list of endpoints of the contract. */
  endpoint: string;
  /** The request. It changes nothing where it matters: what may be done is asked for with a version that nobody has. */
  send: (client: Client, thing: Thing) => Promise<Answer<unknown>>;
  /** One after the other: of what costs much the server does only a few at once, and asks others to come again (503). */
  oneByOne?: true;
  /** What has to be answered, worked out from the tables of `libs/review`, never from the code of the address. */
  expected: (who: Player & { name: Name }, thing: Thing) => number;
}

/** A version nobody has: who may act is told of a newer one (412), and nothing is changed. */
export const never = 999_999;
