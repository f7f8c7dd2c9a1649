import { blank, ERASED_NAME, hangingOn, keep, own, ownId, remove } from './erased';
import { byField, byOwnId, byParent, type Holding } from './holding';

const IDS_AND_WORDS =
  'ids and words of ours: the log names nobody, and a chain without its entries proves nothing';

/** What is left of an account: that it was there. */
const NOBODY = {
  email: '',
  displayName: ERASED_NAME,
  passwordHash: 'erased',
  emailVerifiedAt: null,
  secondFactor: false,
  pendingEmail: null,
  previousEmail: null,
};

/** Who somebody is, and how they log in. */
export const ACCOUNT_HOLDINGS: readonly Holding[] = [
  {
    collection: 'users',
    exported: {
      of: byOwnId,
      without: ['passwordHash', 'emailKey', 'credentialsVersion', 'keptAsSuper', 'engagements'],
    },
    erased: [
      {
        how: 'anonymise',
        of: ownId,
        fields: [...Object.keys(NOBODY), 'emailKey'],
        // An address of its own, which nobody can type: the person's is free for whoever has it.
        change: (_row, { userId }) => ({ ...NOBODY, emailKey: `erased:${userId}` }),
      },
    ],
  },
  {
    collection: 'second_factors',
    exported: { of: byOwnId, without: ['sealedSecret', 'recoveryHashes', 'lastStep'] },
    erased: [remove(ownId)],
  },
  {
    collection: 'sessions',
    exported: { of: byField('userId'), without: ['credentialsVersion'] },
    // Their ids end sockets that have missed that they are over; they expire by themselves.
    erased: [blank(own('userId'), { device: '', address: '' })],
  },
  {
    collection: 'api_keys',
    exported: { of: byField('ownerId'), without: ['secrets', 'slot', 'forgetAt'] },
    erased: [remove(own('ownerId'))],
  },
  {
    collection: 'webhook_endpoints',
    exported: { of: byField('ownerId'), without: ['secrets', 'slot'] },
    erased: [remove(own('ownerId'))],
  },
  {
    collection: 'webhook_deliveries',
    exported: { of: byParent('endpointId', 'webhook_endpoints') },
    erased: [remove(hangingOn('endpointId', 'endpointIds'))],
  },
  {
    collection: 'refresh_tokens',
    notExported: 'hashes of secrets; their sessions say the rest',
    erased: [remove(hangingOn('sessionId', 'sessionIds'))],
  },
  {
    collection: 'one_time_tokens',
    exported: { of: byField('userId'), without: ['_id', 'slot'] },
    erased: [remove(own('userId'))],
  },
  {
    collection: 'failed_attempts',
    notExported: 'under hashes that lead back to nobody; forgotten within a day',
    erased: [keep('under hashes that lead back to nobody; forgotten within a day')],
  },
  {
    collection: 'idempotency_keys',
    notExported: 'copies of answers to the person’s own requests; forgotten within a day',
    erased: [remove(own('userId'))],
  },
  {
    collection: 'audit_entries',
    exported: { of: byField('actorId'), without: ['prevHash', 'hash'] },
    erased: [keep(IDS_AND_WORDS, own('actorId'))],
  },
  {
    collection: 'audit_records',
    notExported: 'on their way into audit_entries, for a second',
    erased: [keep(IDS_AND_WORDS)],
  },
  {
    collection: 'dead_letters',
    notExported: 'failed messages between our own services, which consist of ids',
    erased: [keep('ids in messages that failed, found by none of a person’s; forgotten after half a year')],
  },
  {
    collection: 'data_exports',
    exported: { of: byField('userId'), without: ['slot', 'build'] },
    erased: [remove(own('userId'))],
  },
  {
    collection: 'data_export_parts',
    notExported: 'what earlier exports consist of',
    erased: [remove(own('userId'))],
  },
  {
    collection: 'erasures',
    exported: { of: byField('userId'), without: ['liveOf', 'mailTo'] },
    erased: [keep('the receipt itself: ids, names of collections and numbers', own('userId'))],
  },
];
