import { Injectable } from '@nestjs/common';
import { Configuration } from '../configuration.js';
import { subjectHash, Throttles, type Tx, Work } from '../platform/index.js';
import { rowsOf } from '../platform/database/rows.js';

const window = 15 * 60;
/** One network address on one mail address. */
const pair = { scope: 'sign-in pair', most: 10, seconds: window };
/** One network address on all mail addresses: wide enough for a department behind one address. */
const address = { scope: 'sign-in address', most: 300, seconds: window };
/** One mail address from everywhere; beyond it strangers may try now and then. */
const mail = { scope: 'sign-in mail', most: 50, seconds: window };
const nowAndThen = { scope: 'sign-in mail slowed', most: 1, seconds: 20 };

const day = 24 * 3_600_000;
/** Who signed in from a network address within this time is no stranger there. */
const knownFor = 90 * day;

interface Try {
  email: string;
  from: string;
}

/**
 * Slows guessing without locking anybody out. The pair of network address and mail address is counted, and for strangers also each of
 * the two: many addresses guessing at one account wait for each other, but never delay its owner where they signed in before. Nothing
 * here asks whether the mail address is somebody's, so every answer is the same for a known and an unknown one.
 */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly work: Work,
    private readonly configuration: Configuration,
  ) {}

  /** Counts a try before the password is looked at. Throws `too-many` with the seconds to wait. */
  async take(it: Try): Promise<void> {
    const { both, there, who } = this.hashes(it);
    await this.work.run(async (tx) => {
      const throttles = tx.get(Throttles);
      await throttles.mustTake(pair, both, tx.at);
      if (await isKnown(tx, who, there)) return;
      await throttles.mustTake(address, there, tx.at);
      if ((await throttles.take(mail, who, tx.at)) > 0) await throttles.mustTake(nowAndThen, who, tx.at);
    });
  }

  /** Takes the try back: it was not the person who failed. */
  async forgive(it: Try): Promise<void> {
    await this.work.run((tx) => this.giveBack(tx, it));
  }

  async succeeded(it: Try): Promise<void> {
    const { both, there, who } = this.hashes(it);
    await this.work.run(async (tx) => {
      await this.giveBack(tx, it);
      await tx.get(Throttles).forget(pair, both);
      await tx.query(
        `insert into sign_in_place (mail_hash, place_hash, seen_at) values ($1, $2, $3)
         on conflict (mail_hash, place_hash) do update set seen_at = excluded.seen_at`,
        [who, there, tx.at],
      );
    });
  }

  private async giveBack(tx: Tx, it: Try): Promise<void> {
    const { both, there, who } = this.hashes(it);
    const throttles = tx.get(Throttles);
    await throttles.giveBack(pair, both);
    if (await isKnown(tx, who, there)) return;
    await throttles.giveBack(address, there);
    await throttles.giveBack(mail, who);
  }

  private hashes({ email, from }: Try): { both: string; there: string; who: string } {
    const { secret } = this.configuration;
    const name = email.toLowerCase();
    return { both: subjectHash(secret, name, from), there: subjectHash(secret, from), who: subjectHash(secret, name) };
  }
}

/** Forgets counts whose window is over, and places nobody came from for long. */
export async function forgetTries(tx: Tx): Promise<void> {
  await tx.get(Throttles).forgetOver(tx.at);
  await tx.query('delete from sign_in_place where seen_at < $1', [new Date(tx.at.getTime() - knownFor)]);
}

async function isKnown(tx: Tx, who: string, there: string): Promise<boolean> {
  const found = await rowsOf(
    tx,
    'select from sign_in_place where mail_hash = $1 and place_hash = $2 and seen_at > $3',
    [who, there, new Date(tx.at.getTime() - knownFor)],
  );
  return found.length > 0;
}
