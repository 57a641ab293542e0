import { SetMetadata } from '@nestjs/common';
import type { Role } from '@tarmeem/contract';

/**
 * Who may come to a route at all: anyone, every signed-in person, or holders of one of these roles anywhere. What they may do with
 * one object there is decided by the use case. A route without a policy lets nobody in.
 */
export type Policy = 'anyone' | 'signed-in' | readonly Role[];

export const policyKey = 'tarmeem:policy';

/** The policy of a route, or of every route of a controller. */
export const Policy = (policy: Policy) => SetMetadata(policyKey, policy);
