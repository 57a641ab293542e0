import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const form = 'v1';

/**
 * Seals what the database may keep but not tell: AES-256-GCM under a key made of the installation's secret. `owner` is sealed in: a
 * row copied to another owner opens nothing; so does a secret sealed for another purpose.
 */
export function seal(secret: string, owner: string, words: string, purpose: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, purpose), nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return [form, nonce, body, cipher.getAuthTag()]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.');
}

/** What was sealed; null when it was changed, is another owner's, or the installation's secret is not the one it was sealed with. */
export function unseal(secret: string, owner: string, sealed: string, purpose: string): string | null {
  const [found, nonce, body, tag] = sealed.split('.');
  if (found !== form || !nonce || !body || !tag) return null;
  try {
    const opener = createDecipheriv('aes-256-gcm', keyOf(secret, purpose), Buffer.from(nonce, 'base64url'));
    opener.setAAD(Buffer.from(owner)).setAuthTag(Buffer.from(tag, 'base64url'));
    return opener.update(Buffer.from(body, 'base64url'), undefined, 'utf8') + opener.final('utf8');
  } catch {
    return null;
  }
}

const keyOf = (secret: string, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
