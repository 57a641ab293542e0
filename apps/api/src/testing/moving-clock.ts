import { Clock } from '../platform/index.js';

/** The machine's time, and what a test adds to it. */
export class MovingClock extends Clock {
  private ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  /** Lets time go by. */
  pass(milliseconds: number): void {
    this.ahead += milliseconds;
  }
}

export const hours = (count: number): number => count * 3_600_000;
