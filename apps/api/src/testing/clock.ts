import { Clock } from '../platform/clock.js';

/** A clock that stands still until the test moves it. */
export class TestClock extends Clock {
  private at: number;

  constructor(start: Date = new Date()) {
    super();
    this.at = start.getTime();
  }

  override now(): Date {
    return new Date(this.at);
  }

  forward(seconds: number): void {
    this.at += seconds * 1000;
  }
}
