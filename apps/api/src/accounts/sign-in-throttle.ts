import { Injectable } from '@nestjs/common';
import { Configuration } from '../configuration.js';
import { subjectHash, Throttles, type Tx, Work } from '../platform/index.js';
import { rowsOf } from '../platform/database/rows.js';
import { markedForSeconds } from './sessions/device-mark.js';

const window = 15 * 60;
/** One browser that is known for a mail address: its own tries, which no stranger uses up. */
const device = { scope: 'sign-in device', most: 10, seconds: window };
/** One network address on one mail address. */
const pair = { scope: 'sign-in pair', most: 10, seconds: window };
/** One network address on all mail addresses: wide enough for a department behind one address. */
const address = { scope: 'sign-in address', most: 300, seconds: window };
/** One mail address from everywhere; beyond it strangers may try now and then. */
const mail = { scope: 'sign-in mail', most: 50, seconds: window };
const nowAndThen = { scope: 'sign-in mail slowed', most: 1, seconds: 20 };

/** A try to sign in: for whom, from which network address, and with which mark in the browser. */
interface Try {
  email: string;
  from: string;
  mark: string | null;
}

/**
 * Slows guessing without locking anybody out. A browser in which somebody signed in before, or used the link sent to their mail, carries
 * a mark: for that person its tries are counted by themselves, whatever strangers do, also strangers behind the same network address. Everybody else is counted by the
 * pair of network address and mail address, and by each of the two. Nothing here asks whether the mail address is somebody's, so every
 * answer is the same for a known and an unknown one.
 */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly work: Work,
    private readonly configuration: Configuration,
  ) {}

  /** Counts a try before the password is looked at. Throws `too-many` with the seconds to wait. */
  async take(it: Try): Promise<void> {
    const { both, there, who, own } = this.hashes(it);
    await this.work.run(async (tx) => {
      const throttles = tx.get(Throttles);
      if (await isKnown(tx, who, own)) return throttles.mustTake(device, `${who}${own ?? ''}`, tx.at);
      await throttles.mustTake(pair, both, tx.at);
      await throttles.mustTake(address, there, tx.at);
      if ((await throttles.take(mail, who, tx.at)) > 0) await throttles.mustTake(nowAndThen, who, tx.at);
      return undefined;
    });
  }

  /** Takes the try back: it was not the person who failed. */
  async forgive(it: Try): Promise<void> {
    await this.work.run((tx) => this.giveBack(tx, it));
  }

  /** The password was right: the browser with this mark is known for the mail address from now on. */
  async succeeded(it: Try, mark: string): Promise<void> {
    const { both, who, own } = this.hashes(it);
    await this.work.run(async (tx) => {
      await this.giveBack(tx, it);
      await tx.get(Throttles).forget(pair, both);
      await tx.get(Throttles).forget(device, `${who}${own ?? ''}`);
      await this.know(tx, it.email, mark);
    });
  }

  /** The browser with this mark is the person's from now on: they were let in with it, or read their mail in it. */
  async know(tx: Tx, email: string, mark: string): Promise<void> {
    const { who, own } = this.hashes({ email, from: '', mark });
    await tx.query(
      `insert into sign_in_place (mail_hash, place_hash, seen_at) values ($1, $2, $3)
       on conflict (mail_hash, place_hash) do update set seen_at = excluded.seen_at`,
      [who, own, tx.at],
    );
  }

  private async giveBack(tx: Tx, it: Try): Promise<void> {
    const { both, there, who, own } = this.hashes(it);
    const throttles = tx.get(Throttles);
    if (await isKnown(tx, who, own)) return throttles.giveBack(device, `${who}${own ?? ''}`);
    await throttles.giveBack(pair, both);
    await throttles.giveBack(address, there);
    return throttles.giveBack(mail, who);
  }

  private hashes({ email, from, mark }: Try): { both: string; there: string; who: string; own: string | null } {
    const { secret } = this.configuration;
    const name = email.toLowerCase();
    return {
      both: subjectHash(secret, name, from),
      there: subjectHash(secret, from),
      who: subjectHash(secret, name),
      own: mark === null ? null : subjectHash(secret, 'device', mark),
    };
  }
}

/** Forgets counts whose window is over, and browsers nobody signed in with for long. */
export async function forgetTries(tx: Tx): Promise<void> {
  await tx.get(Throttles).forgetOver(tx.at);
  await tx.query('delete from sign_in_place where seen_at < $1', [since(tx)]);
}

const since = (tx: Tx): Date => new Date(tx.at.getTime() - markedForSeconds * 1000);

async function isKnown(tx: Tx, who: string, own: string | null): Promise<boolean> {
  const found = await rowsOf(
    tx,
    'select from sign_in_place where mail_hash = $1 and place_hash = $2 and seen_at > $3',
    [who, own ?? '', since(tx)],
  );
  return found.length > 0;
}
