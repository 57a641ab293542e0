import { Module } from '@nestjs/common';
import { ForgetSenders } from './forget-senders.js';
import { SendAlerts } from './send-alerts.js';
import { Subscribe } from './subscribe.js';

/** Mail to readers: of editions, of a section, of what became of their feedback. */
@Module({ providers: [Subscribe, SendAlerts, ForgetSenders], exports: [Subscribe] })
export class AlertsModule {}
