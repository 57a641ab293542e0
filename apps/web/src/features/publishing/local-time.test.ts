import { expect, test } from '@jest/globals';
import { clockIn, instantIn, nextMonday, zoneName } from './local-time.js';

test('a minute on the clocks of Karachi is five hours earlier in UTC', () => {
  expect(instantIn('2026-11-30T09:00', 'Asia/Karachi')?.toISOString()).toBe('2026-11-30T04:00:00.000Z');
  expect(clockIn(new Date('2026-11-30T04:00:00Z'), 'Asia/Karachi')).toBe('2026-11-30T09:00');
});

test('an hour that the clocks leave out, and what is no minute, have no instant', () => {
  expect(instantIn('2026-03-29T02:30', 'Europe/Berlin')).toBeNull();
  expect(instantIn('', 'Asia/Karachi')).toBeNull();
  expect(instantIn('2026-13-01T09:00', 'Asia/Karachi')).toBeNull();
});

test('of a minute that comes twice the later one is meant, as the server takes it', () => {
  expect(instantIn('2026-10-25T02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-10-25T01:30:00.000Z');
  expect(instantIn('2026-11-01T01:30', 'America/New_York')?.toISOString()).toBe('2026-11-01T06:30:00.000Z');
  expect(instantIn('2027-04-04T01:45', 'Australia/Lord_Howe')?.toISOString()).toBe('2027-04-03T15:15:00.000Z');
});

test('the coming Monday is that of the zone, never today', () => {
  expect(nextMonday(new Date('2026-11-28T20:00:00Z'), 'Asia/Karachi')).toBe('2026-11-30T09:00');
  expect(nextMonday(new Date('2026-11-29T20:00:00Z'), 'Asia/Karachi')).toBe('2026-12-07T09:00');
});

test('the distance from UTC stays as it is in a line from the right', () => {
  // Nor is it parted at the end of a line: no space in it that breaks.
  expect(zoneName('Asia/Karachi', 'ur')).toMatch(/\(\u2066GMT[\u00a0\u200e]*\+5[\u200e]*\u2069\)$/u);
});
