import type { EnrolmentView } from '@tarmeem/contract';
import { type TOTP, URI } from 'otpauth';
import type { Client } from './client.js';
import { must } from './world.js';

/** Enrols the person of this browser with an app; they have shown a code just now. Gives the code of a moment. */
export async function enrol(client: Client, now: () => Date): Promise<() => string> {
  const { uri } = must(await client.post<EnrolmentView>('/me/second-factor'));
  const app = URI.parse(uri) as TOTP;
  const code = () => app.generate({ timestamp: now().getTime() });
  must(await client.put('/me/second-factor', { body: { code: code() } }));
  return code;
}
