export { AlertsModule } from './alerts.module.js';
export { Subscribe } from './subscribe.js';
export { type Rhythm, rhythms, type Subscription } from './subscriptions.store.js';
