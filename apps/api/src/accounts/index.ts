export { Actor, MaybeActor, type ActingRequest, type Grant } from './actor.js';
export { ActorGuard } from './actor.guard.js';
export { findActor } from './actors.query.js';
export { actingRole, holds, holdsSomewhere, jurisdictionsOf, mayPropose, type Scope } from './grants.js';
export { hashPassword } from './passwords.js';
export { Policy, policyKey } from './policy.js';
export { endSessionsOf, removeOldSessions, SessionStore } from './session.store.js';
export { SignInGuard, SignInStrategy } from './sign-in.strategy.js';
