export { HealthController } from './health.controller.js';
export { httpAdapter, prepareHttp } from './http-server.js';
export { nestLog } from './nest-log.js';
export { idempotencyKey, IfMatch, Key, send, versionSeen } from './idempotency-key.js';
export { isOwnOrigin } from './origin-check.js';
export { contentSecurityPolicy, type PolicyNeeds } from './security-headers.js';
export { actByToken, networkOf, networkOfRequest } from './request-token.js';
export { ofWholeParts } from './ill-formed-parts.js';
