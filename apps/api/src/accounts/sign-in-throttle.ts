/** Failed attempts allowed within the window, for one network address on one mail address. */
const allowed = 10;
const windowMs = 15 * 60_000;
/** A bound on memory under attack; the oldest pairs are forgotten first. */
const mostPairs = 50_000;

/**
 * Slows guessing without locking anybody out: what is counted is the pair of network address and mail address, so an attacker never
 * spends the attempts of the person attacked. One process counts for itself.
 */
export class SignInThrottle {
  private readonly failures = new Map<string, { count: number; until: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Seconds until this pair may try again; 0: it may now. */
  waitSeconds(address: string, email: string): number {
    const found = this.failures.get(key(address, email));
    if (!found || found.count < allowed) return 0;
    return Math.max(0, Math.ceil((found.until - this.now()) / 1000));
  }

  failed(address: string, email: string): void {
    const pair = key(address, email);
    const found = this.failures.get(pair);
    const open = found && found.until > this.now() ? found : { count: 0, until: this.now() + windowMs };
    this.failures.delete(pair);
    this.failures.set(pair, { ...open, count: open.count + 1 });
    if (this.failures.size > mostPairs) {
      const oldest = this.failures.keys().next();
      if (!oldest.done) this.failures.delete(oldest.value);
    }
  }

  /** Takes one counted try back: it was not the person who failed. */
  forgive(address: string, email: string): void {
    const found = this.failures.get(key(address, email));
    if (found) found.count = Math.max(0, found.count - 1);
  }

  succeeded(address: string, email: string): void {
    this.failures.delete(key(address, email));
  }
}

const key = (address: string, email: string): string => `${address}\n${email.toLowerCase()}`;
