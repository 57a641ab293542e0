import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

/**
 * What the operator decided, read once; the only reader of `process.env`. Every setting is described in docs/operations.md.
 * A class, so that it can be injected by its name.
 */
export class Configuration {
  /** `evaluation`: a data folder that began empty and without NODE_ENV=production; well-known accounts live there and nowhere else. */
  readonly mode!: 'evaluation' | 'production';
  readonly host!: string;
  readonly port!: number;
  /** Absolute. Holds the embedded cluster, the secret and what the installation is. */
  readonly dataFolder!: string;
  /** The folder the platform is installed in (documents/, apps/web/dist). */
  readonly home!: string;
  /** The address readers use, without a path, when it is not the one they connect to (a proxy); else null. */
  readonly origin!: string | null;
  /** Addresses of proxies whose forwarded headers are believed. */
  readonly trustedProxies!: readonly string[];
  readonly databaseUrl!: string | null;
  /** The application's own login, when the operator keeps it apart from the owner's. */
  readonly databaseAppUrl!: string | null;
  readonly databaseConnections!: number;
  readonly logLevel!: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Whether moderators, publishers and administrators sign in with a second factor: always, but in an evaluation that does not ask for it. */
  readonly secondFactorRequired!: boolean;
  /** The single sign-on people may link with their account; null: there is none. */
  readonly signOn!: { name: string; issuer: string; clientId: string; clientSecret: string } | null;
  /** Where mail goes: an SMTP server, or (null) a maildir `outbox` in the data folder. */
  readonly smtpUrl!: string | null;
  readonly mailFrom!: string;
  /** Whom readers may write to about the pages; null: nobody is named. */
  readonly contact!: string | null;
  /** Networks beside the public one that webhooks may call (`10.0.0.0/8`); with any, also unencrypted inside them. */
  readonly outboundAllow!: readonly string[];
  /** Seconds between the tries of a webhook; one try more than there are pauses. */
  readonly webhookPauses!: readonly number[];
  /** 256 bits for keys of forms and for sealing second factors: TARMEEM_SECRET, or made once in the data folder. */
  readonly secret!: string;
  /** The password of the evaluation accounts; other modes refuse it. */
  readonly evaluationPassword!: string;
}

/** A setting that can not be: said in plain words, before anything is started. */
export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration';
}

const empty = (value: unknown): unknown => (value === '' ? undefined : value);
const Environment = z.object({
  NODE_ENV: z.preprocess(empty, z.string().optional()),
  HOST: z.preprocess(empty, z.string().optional()),
  PORT: z.preprocess(empty, z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535).default(3000)),
  TARMEEM_DATA: z.preprocess(empty, z.string().default('.tarmeem')),
  TARMEEM_ORIGIN: z.preprocess(
    empty,
    z
      .url({ protocol: /^https?$/, error: 'must be an address like https://review.example.org' })
      .transform((value) => new URL(value).origin)
      .optional(),
  ),
  TARMEEM_TRUSTED_PROXIES: z.preprocess(empty, z.string().default('')),
  DATABASE_URL: z.preprocess(
    empty,
    z.url({ protocol: /^postgres(ql)?$/, error: 'must begin with postgres://' }).optional(),
  ),
  DATABASE_APP_URL: z.preprocess(
    empty,
    z.url({ protocol: /^postgres(ql)?$/, error: 'must begin with postgres://' }).optional(),
  ),
  DATABASE_CONNECTIONS: z.preprocess(
    empty,
    z.coerce.number({ error: 'must be a number' }).int().min(2).max(200).default(20),
  ),
  LOG_LEVEL: z.preprocess(empty, z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional()),
  TARMEEM_SECRET: z.preprocess(empty, z.string().min(32, 'must have 32 characters or more').optional()),
  TARMEEM_SMTP_URL: z.preprocess(
    empty,
    z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' }).optional(),
  ),
  TARMEEM_MAIL_FROM: z.preprocess(
    empty,
    z
      .string()
      .regex(/^[^\r\n]{3,200}$/, 'must be an address like "Review <review@example.org>"')
      .default('Tarmeem <tarmeem@localhost>'),
  ),
  TARMEEM_CONTACT: z.preprocess(empty, z.email('must be a mail address').max(254).optional()),
  TARMEEM_WEBHOOK_ALLOW: z.preprocess(
    empty,
    z
      .string()
      .default('')
      .transform((value) => value.split(',').flatMap((part) => part.trim() || []))
      .refine((networks) => networks.every((network) => ipaddr.isValidCIDR(network)), {
        error: 'must be networks like 10.0.0.0/8, with commas between them',
      }),
  ),
  TARMEEM_OIDC_ISSUER: z.preprocess(empty, z.url({ protocol: /^https?$/, error: 'must be an address' }).optional()),
  TARMEEM_OIDC_CLIENT_ID: z.preprocess(empty, z.string().optional()),
  TARMEEM_OIDC_CLIENT_SECRET: z.preprocess(empty, z.string().optional()),
  TARMEEM_OIDC_NAME: z.preprocess(empty, z.string().max(60).default('single sign-on')),
  TARMEEM_SECOND_FACTOR: z.preprocess(empty, z.enum(['required']).optional()),
  TARMEEM_EVALUATION_PASSWORD: z.preprocess(
    empty,
    z.string().min(8, 'must have 8 characters or more').default('tarmeem-evaluation'),
  ),
});

const home = resolve(import.meta.dirname, '../../..');

/** Reads the settings of an environment. Throws BadConfiguration naming every setting that can not be. */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env): Configuration {
  const read = Environment.safeParse(environment);
  if (!read.success) {
    const findings = read.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new BadConfiguration(`These settings can not be:\n${findings.join('\n')}`);
  }
  const it = read.data;
  const dataFolder = resolve(home, it.TARMEEM_DATA);
  const mode = installationMode(dataFolder, it.NODE_ENV === 'production');
  return {
    mode,
    host: it.HOST ?? (mode === 'production' ? '0.0.0.0' : '127.0.0.1'),
    port: it.PORT,
    dataFolder,
    home,
    origin: it.TARMEEM_ORIGIN ?? null,
    trustedProxies: it.TARMEEM_TRUSTED_PROXIES.split(',').flatMap((part) => part.trim() || []),
    databaseUrl: it.DATABASE_URL ?? null,
    databaseAppUrl: it.DATABASE_APP_URL ?? null,
    databaseConnections: it.DATABASE_CONNECTIONS,
    logLevel: it.LOG_LEVEL ?? (mode === 'production' ? 'info' : 'warn'),
    secondFactorRequired: mode === 'production' || it.TARMEEM_SECOND_FACTOR === 'required',
    signOn: signOnOf(it),
    smtpUrl: it.TARMEEM_SMTP_URL ?? null,
    mailFrom: it.TARMEEM_MAIL_FROM,
    contact: it.TARMEEM_CONTACT ?? null,
    outboundAllow: it.TARMEEM_WEBHOOK_ALLOW,
    webhookPauses: [10, 60, 300, 1800, 7200, 21_600, 43_200],
    secret: it.TARMEEM_SECRET ?? ownSecret(dataFolder),
    evaluationPassword: it.TARMEEM_EVALUATION_PASSWORD,
  };
}

/** Issuer, client id and secret are set together, or none of them. */
function signOnOf(it: z.infer<typeof Environment>): Configuration['signOn'] {
  const {
    TARMEEM_OIDC_ISSUER: issuer,
    TARMEEM_OIDC_CLIENT_ID: clientId,
    TARMEEM_OIDC_CLIENT_SECRET: clientSecret,
  } = it;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret)
    throw new BadConfiguration(
      'TARMEEM_OIDC_ISSUER, TARMEEM_OIDC_CLIENT_ID and TARMEEM_OIDC_CLIENT_SECRET go together.',
    );
  const local = /^(localhost|127\.0\.0\.1)$/u.test(new URL(issuer).hostname);
  if (!issuer.startsWith('https:') && !local)
    throw new BadConfiguration('TARMEEM_OIDC_ISSUER must begin with https://');
  return { name: it.TARMEEM_OIDC_NAME, issuer, clientId, clientSecret };
}

/** What a data folder began as is written into it: a production folder never turns into an evaluation. */
function installationMode(dataFolder: string, production: boolean): Configuration['mode'] {
  const path = join(dataFolder, 'installation.json');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  if (!existsSync(path)) {
    const begunAs = production ? 'production' : 'evaluation';
    writeFileSync(path, `${JSON.stringify({ begunAs, at: new Date().toISOString() })}\n`, { mode: 0o600 });
    return begunAs;
  }
  const { begunAs } = JSON.parse(readFileSync(path, 'utf8')) as { begunAs?: string };
  return !production && begunAs === 'evaluation' ? 'evaluation' : 'production';
}

function ownSecret(dataFolder: string): string {
  const path = join(dataFolder, 'secret');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(path, 'utf8');
}
