import { SetMetadata } from '@nestjs/common';
import type { Role } from '@tarmeem/contract';

/**
 * Who may come to a route at all: anyone, every signed-in person, or holders of one of these roles anywhere. What they may do with
 * one object there is decided by the use case. A route without a policy lets nobody in.
 */
export type Policy = 'anyone' | 'signed-in' | readonly Role[];

export const inPersonKey = 'tarmeem:in-person';

/**
 * For addresses of the account and its ways in: a browser's session opens them, an API token never. On a module it holds for every
 * controller in it; a controller or a route says otherwise for itself.
 */
export const InPerson = (inPerson = true) => SetMetadata(inPersonKey, inPerson);

export const policyKey = 'tarmeem:policy';

/** The policy of a route, or of every route of a controller. */
export const Policy = (policy: Policy) => SetMetadata(policyKey, policy);
