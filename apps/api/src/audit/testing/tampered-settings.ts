/** As {@link tamperings}, of what administrators set. The window was set in this record, the rest never. */
export const tamperedSettings: readonly (readonly [name: string, sql: string, named: RegExp])[] = [
  [
    'when feedback is moderated, which nobody had set',
    `update document set moderation = 'after'`,
    /document \S+ moderates feedback after, but before was set/u,
  ],
  [
    'the last day of feedback',
    `update document set feedback_until = '2027-01-01'`,
    /document \S+ takes feedback within 2026-01-01\/2027-01-01, but 2026-01-01\/\.\. was set/u,
  ],
  [
    'days of feedback taken away',
    `update document set feedback_from = null`,
    /document \S+ takes feedback within \.\.\/\.\., but 2026-01-01\/\.\. was set/u,
  ],
  [
    'a time zone that nobody had set since the import',
    `update document set time_zone = 'Asia/Dubai'`,
    /document \S+ stands in the time zone Asia\/Dubai, but Asia\/Karachi was set/u,
  ],
];
