/** What a person is told by mail: whoever did it, they learn of it where they read their mail. */
export const notices = [
  'password-changed',
  'second-factor-enrolled',
  'second-factor-removed',
  'second-factor-reset',
  'recovery-codes-made',
  'recovery-code-used',
  'sign-on-linked',
  'sign-on-unlinked',
  'account-closed',
  'account-opened',
  'grant-given',
  'grant-withdrawn',
  'organisation-changed',
  'email-changed',
  'email-set',
  'webhook-broken',
  'schedule-called-off',
] as const;
export type Notice = (typeof notices)[number];

/** What an administrator did: the person asks them, and need not choose a new password. */
export const byAdministrators: ReadonlySet<Notice> = new Set([
  'account-closed',
  'account-opened',
  'grant-given',
  'grant-withdrawn',
  'organisation-changed',
  'email-set',
]);

/** What nobody did: there is nothing to ask and nothing to fear. */
export const byNobody: ReadonlySet<Notice> = new Set(['webhook-broken', 'schedule-called-off']);
