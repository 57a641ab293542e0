import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { connectionOf, type Connection } from './connection.js';

describe('the line to the room', () => {
  let told: boolean[];
  let line: Connection;
  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    line = connectionOf((connected) => told.push(connected));
  });
  afterEach(() => {
    line.end();
    jest.useRealTimers();
  });

  it('is down when nothing is acknowledged for five seconds, however much more is written, and up with the next answer', () => {
    line.waits(1);
    jest.advanceTimersByTime(3_000);
    line.waits(2);
    jest.advanceTimersByTime(1_900);
    expect(told.at(-1)).toBe(true);
    jest.advanceTimersByTime(200);
    expect(told.at(-1)).toBe(false);
    line.waits(3);
    expect(told.at(-1)).toBe(false);
    line.waits(2);
    expect(told.at(-1)).toBe(true);
  });
  it('stays up while each answer comes in time', () => {
    for (let step = 0; step < 5; step += 1) {
      line.waits(2);
      jest.advanceTimersByTime(4_000);
      line.waits(1);
    }
    line.waits(0);
    jest.advanceTimersByTime(60_000);
    expect(told).not.toContain(false);
  });
  it('is down while the device is offline or the socket is closed', () => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    dispatchEvent(new Event('offline'));
    expect(told.at(-1)).toBe(false);
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
    dispatchEvent(new Event('online'));
    expect(told.at(-1)).toBe(true);
    line.socket(false);
    expect(told.at(-1)).toBe(false);
    line.socket(true);
    expect(told.at(-1)).toBe(true);
  });
});
