import { z } from 'zod';
import { Id, line, Organisation, Role } from './shared.js';

export const SignInInput = z
  .strictObject({ email: line(254, 1), password: z.string().min(1).max(1000) })
  .meta({ id: 'SignInInput' });
export type SignInInput = z.infer<typeof SignInInput>;

export const GrantView = z.object({
  role: Role,
  document: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  organisation: Organisation.nullable(),
});
export const MeView = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    language: z.enum(['en', 'ur']),
    organisation: Organisation.nullable(),
    grants: z.array(GrantView),
    evaluation: z.boolean(),
  })
  .meta({ id: 'MeView' });
export type MeView = z.infer<typeof MeView>;
