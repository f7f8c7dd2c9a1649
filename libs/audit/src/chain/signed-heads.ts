import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditConfig } from '../audit.config';
import type { ChainEnd } from './hash-chain';

/** An end of the chain that only who holds the key could have written. */
export interface SignedHead extends ChainEnd {
  mac: string;
}

/** Signs ends of the chain, and tells ours from others. */
@Injectable()
export class SignedHeads {
  private readonly keys: KeyObject[];

  constructor({ AUDIT_KEY, AUDIT_KEY_PREVIOUS }: AuditConfig) {
    this.keys = [AUDIT_KEY, AUDIT_KEY_PREVIOUS]
      .filter((key) => key !== undefined)
      .map((key) => createSecretKey(Buffer.from(key)));
  }

  sign({ seq, hash }: ChainEnd): SignedHead {
    const [key] = this.keys as [KeyObject];
    return { seq, hash, mac: macOf(key, { seq, hash }).toString('hex') };
  }

  isOurs({ mac, ...end }: SignedHead): boolean {
    const given = Buffer.from(mac, 'hex');
    return this.keys.some((key) => {
      const right = macOf(key, end);
      return right.length === given.length && timingSafeEqual(right, given);
    });
  }
}

const macOf = (key: KeyObject, { seq, hash }: ChainEnd): Buffer =>
  createHmac('sha256', key).update(`noillin audit ${seq} ${hash}`).digest();
