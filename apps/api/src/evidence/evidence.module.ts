import { Module } from '@nestjs/common';
import { KeepEvidence } from './keep-evidence.js';

/** Files that somebody attached: to feedback, or to a proposal as its source. */
@Module({ providers: [KeepEvidence], exports: [KeepEvidence] })
export class EvidenceModule {}
