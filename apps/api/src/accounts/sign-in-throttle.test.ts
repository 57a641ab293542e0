import { describe, expect, it } from '@jest/globals';
import { SignInThrottle } from './sign-in-throttle.js';

describe('The sign-in throttle', () => {
  const failTenTimes = (throttle: SignInThrottle) => {
    for (let n = 0; n < 10; n += 1) throttle.failed('10.0.0.1', 'Officer@sindh.example');
  };

  it('makes one address wait on one mail address after ten failures, and nobody else', () => {
    const throttle = new SignInThrottle(() => 0);
    failTenTimes(throttle);
    expect(throttle.waitSeconds('10.0.0.1', 'officer@sindh.example')).toBe(900);
    expect(throttle.waitSeconds('10.0.0.2', 'officer@sindh.example')).toBe(0);
    expect(throttle.waitSeconds('10.0.0.1', 'colleague@sindh.example')).toBe(0);
  });

  it('forgets when the window is over, and at once after a success', () => {
    let now = 0;
    const throttle = new SignInThrottle(() => now);
    failTenTimes(throttle);
    now = 900_000;
    expect(throttle.waitSeconds('10.0.0.1', 'officer@sindh.example')).toBe(0);
    throttle.failed('10.0.0.1', 'officer@sindh.example');
    expect(throttle.waitSeconds('10.0.0.1', 'officer@sindh.example')).toBe(0);
    failTenTimes(throttle);
    throttle.succeeded('10.0.0.1', 'officer@sindh.example');
    expect(throttle.waitSeconds('10.0.0.1', 'officer@sindh.example')).toBe(0);
  });
});
