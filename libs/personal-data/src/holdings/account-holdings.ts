import { byField, byOwnId, byParent, type Holding } from './holding';

/** Who somebody is, and how they log in. */
export const ACCOUNT_HOLDINGS: readonly Holding[] = [
  {
    collection: 'users',
    exported: { of: byOwnId, without: ['passwordHash', 'emailKey', 'credentialsVersion', 'keptAsSuper'] },
  },
  {
    collection: 'second_factors',
    exported: { of: byOwnId, without: ['sealedSecret', 'recoveryHashes', 'lastStep'] },
  },
  { collection: 'sessions', exported: { of: byField('userId'), without: ['credentialsVersion'] } },
  { collection: 'api_keys', exported: { of: byField('ownerId'), without: ['secrets', 'slot', 'forgetAt'] } },
  { collection: 'webhook_endpoints', exported: { of: byField('ownerId'), without: ['secrets', 'slot'] } },
  { collection: 'webhook_deliveries', exported: { of: byParent('endpointId', 'webhook_endpoints') } },
  { collection: 'refresh_tokens', notExported: 'hashes of secrets; their sessions say the rest' },
  { collection: 'one_time_tokens', exported: { of: byField('userId'), without: ['_id', 'slot'] } },
  {
    collection: 'failed_attempts',
    notExported: 'under hashes that lead back to nobody; forgotten within a day',
  },
  {
    collection: 'idempotency_keys',
    notExported: 'copies of answers to the person’s own requests; forgotten within a day',
  },
  { collection: 'audit_entries', exported: { of: byField('actorId'), without: ['prevHash', 'hash'] } },
  { collection: 'audit_records', notExported: 'on their way into audit_entries, for a second' },
  { collection: 'data_exports', exported: { of: byField('userId'), without: ['slot', 'build'] } },
  { collection: 'data_export_parts', notExported: 'what earlier exports consist of' },
];
