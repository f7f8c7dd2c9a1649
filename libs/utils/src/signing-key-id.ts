import { createHmac } from 'node:crypto';

const ID_LENGTH = 12;

/**
 * The name of a key of access tokens, as it stands in their header (`kid`, RFC 7515 section 4.1.4). It follows from the secret, so that
 * the services and the gateway agree on it, and says nothing about it that a signature does not.
 */
export const signingKeyId = (secret: string): string =>
  createHmac('sha256', secret).update('noillin key id').digest('base64url').slice(0, ID_LENGTH);
