import argon2 from '@node-rs/argon2';

// OWASP's least for argon2id (2026): 19 MiB, 2 passes, 1 lane. Some 30 ms on the small server we are made for.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password, salt and cost in it. */
export const hashPassword = (password: string): Promise<string> => argon2.hash(password.normalize('NFC'), cost);

let nobodysHash: Promise<string> | undefined;

/**
 * Whether the password is the one behind the stored hash. Without a hash (nobody has this mail address) the same work is done, so
 * that the time of an answer does not tell who has an account.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password');
  const right = await argon2.verify(stored ?? (await nobodysHash), password.normalize('NFC'));
  return stored !== null && right;
}
