import { routes, type Endpoint, type Problem, type Route, type RouteName, type endpoints } from '@tarmeem/contract';
import type { z } from 'zod';
import { ProblemError, Unreachable } from './problem-error.js';

type Endpoints = typeof endpoints;
export type EndpointName = RouteName;
type Spec<Name extends EndpointName> = Endpoints[Name];
type BodyOf<Name extends EndpointName> =
  Spec<Name> extends Endpoint<infer In, z.ZodType> ? (unknown extends z.input<In> ? never : z.input<In>) : never;
/** What an address answers. */
export type ViewOf<Name extends EndpointName> =
  Spec<Name> extends Endpoint<z.ZodType, infer Out> ? z.output<Out> : never;

export interface Call<Name extends EndpointName> {
  /** Parts of the address, by name. */
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | undefined>>;
  body?: BodyOf<Name>;
  /** A form with a file, instead of a body. */
  form?: FormData;
  /** The version last seen; sent as If-Match. */
  version?: number;
  /** Makes a repeated creation or decision count once; see {@link newKey}. */
  key?: string;
  signal?: AbortSignal;
  /** Let the request outlive the page (the last save before leaving). */
  keepalive?: boolean;
}

/** One key a deliberate act: keep it for the tries of that act, take a new one for the next. */
export const newKey = (): string => crypto.randomUUID();

/** At the door a 401 is an answer about what was typed: nobody is asked to sign in again. */
const doorCalls: ReadonlySet<EndpointName> = new Set([
  'signIn',
  'showSecondFactor',
  'beginEnrolment',
  'finishEnrolment',
  'finishSignOn',
  'me',
]);

type SignInAgain = () => Promise<boolean>;
let signInAgain: SignInAgain | null = null;
/** The shell lends the client its sign-in dialog: a request that meets 401 waits for it, then is sent again. */
export const onSignedOut = (ask: SignInAgain | null): void => {
  signInAgain = ask;
};

/** Sends a request of the contract. Throws ProblemError for a refusal, Unreachable when no answer comes. */
export async function call<Name extends EndpointName>(name: Name, it: Call<Name> = {}): Promise<ViewOf<Name>> {
  const response = await send(name, it);
  if (response.status === 401 && !doorCalls.has(name) && signInAgain && (await askedAgain(signInAgain)))
    return answer(await send(name, it));
  return answer(response);
}

let asking = 0;
const hearers = new Set<() => void>();
/** Whether a request waits for its person to sign in again, and who hears when that changes. */
export const waitsForSignIn = {
  now: (): boolean => asking > 0,
  hear: (hearer: () => void) => {
    hearers.add(hearer);
    return () => void hearers.delete(hearer);
  },
};

async function askedAgain(ask: SignInAgain): Promise<boolean> {
  const count = (by: number) => {
    asking += by;
    for (const hearer of hearers) hearer();
  };
  count(1);
  try {
    return await ask();
  } finally {
    count(-1);
  }
}

let isClosed = false;
/** Nothing is sent from this page any more: it belongs to somebody who is not signed in. */
export const sendNothing = (): void => void (isClosed = true);

async function send<Name extends EndpointName>(name: Name, it: Call<Name>): Promise<Response> {
  if (isClosed) throw new Unreachable('not signed in any more');
  const { method, path, needs = [] }: Route = routes[name];
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  if (it.body !== undefined) headers['content-type'] = 'application/json';
  if (needs.includes('version') && it.version !== undefined) headers['if-match'] = `"${it.version}"`;
  if (needs.includes('key')) headers['idempotency-key'] = it.key ?? newKey();
  try {
    return await fetch(addressOf(path, it.params ?? {}, it.query ?? {}), {
      method,
      headers,
      credentials: 'same-origin',
      ...(it.form ? { body: it.form } : it.body === undefined ? {} : { body: JSON.stringify(it.body) }),
      ...(it.signal ? { signal: it.signal } : {}),
      ...(it.keepalive ? { keepalive: true } : {}),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Unreachable('no answer', { cause });
  }
}

/** The address under /api/v1 with its parameters filled in; a missing one is a mistake in the caller and throws. */
export function addressOf(
  path: string,
  params: Call<'me'>['params'] & object,
  query: Call<'me'>['query'] & object,
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (!value) throw new TypeError(`${path} needs ${name}`);
    return encodeURIComponent(value);
  });
  const asked = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return `/api/v1${filled}${asked.size > 0 ? `?${asked}` : ''}`;
}

async function answer<View>(response: Response): Promise<View> {
  const text = await response.text().catch(() => '');
  const json = readJson(text);
  if (response.ok) return json as View;
  throw isProblem(json) ? new ProblemError(json) : new ProblemError(unknownProblem(response));
}

const readJson = (text: string): unknown => {
  try {
    return text ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
};
const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';

/** A proxy, not our server, answered: treat 502 to 504 as not available, anything else as a fault. */
const unknownProblem = (response: Response): Problem => ({
  type: 'about:blank',
  title: response.statusText,
  status: response.status,
  code: response.status >= 502 && response.status <= 504 ? 'unavailable' : 'fault',
  requestId: response.headers.get('x-request-id') ?? '',
});
