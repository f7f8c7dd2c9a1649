// What the gateway thinks of the access token in `Authorization: Bearer ...`. The services check it again, and their word on the
// user's role and session is the one that counts; what is refused here never reaches them.
//
// The answer is one of `valid <user id>`, `expired` and `invalid`. Whoever reads it lets pass what is listed, exactly: in this
// njs a variable can also come out empty or as the word "undefined".
//
// Hashing is done by the module `crypto`, which is synchronous; WebCrypto would leave promises behind in every request.
/* global signingKeys */
import crypto from 'crypto';

const ALGORITHM = 'HS256';
const ISSUER = 'noillin';
const ROLES = ['brand', 'influencer', 'admin'];
const MAX_LENGTH = 4096;
const BEARER = /^bearer +([\w-]+)\.([\w-]+)\.([\w-]+)$/i;
const USER_ID = /^[\w-]{1,64}$/;

// `signingKeys` is read from a file once, when NGINX reads its configuration: { current: id, secrets: { id: secret } }.
function secretFor(kid) {
  const id = kid === undefined ? signingKeys.current : kid;
  if (typeof id !== 'string' || !Object.prototype.hasOwnProperty.call(signingKeys.secrets, id)) return null;
  return signingKeys.secrets[id];
}

function decoded(part) {
  const value = JSON.parse(Buffer.from(part, 'base64url').toString());
  if (typeof value !== 'object' || value === null) throw new Error('not an object');
  return value;
}

// Takes as long whatever differs.
function isSame(one, other) {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index += 1)
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}

function isSigned(header, parts) {
  const secret = secretFor(header.kid);
  if (header.alg !== ALGORITHM || header.crit !== undefined || secret === null) return false;
  const signature = crypto.createHmac('sha256', secret).update(`${parts[1]}.${parts[2]}`).digest('base64url');
  return isSame(signature, parts[3]);
}

function isAccessToken(claims) {
  return (
    claims.iss === ISSUER &&
    typeof claims.sub === 'string' &&
    USER_ID.test(claims.sub) &&
    typeof claims.sid === 'string' &&
    ROLES.includes(claims.role) &&
    typeof claims.exp === 'number'
  );
}

function judge(authorization) {
  const parts = authorization.length <= MAX_LENGTH ? BEARER.exec(authorization) : null;
  if (!parts || !isSigned(decoded(parts[1]), parts)) return 'invalid';
  const claims = decoded(parts[2]);
  const now = Math.floor(Date.now() / 1000);
  if (!isAccessToken(claims)) return 'invalid';
  if (claims.nbf !== undefined && !(typeof claims.nbf === 'number' && claims.nbf <= now)) return 'invalid';
  return claims.exp > now ? `valid ${claims.sub}` : 'expired';
}

function verdict(request) {
  try {
    return judge(String(request.variables.http_authorization));
    // eslint-disable-next-line no-unused-vars -- this njs knows no catch without a name
  } catch (error) {
    // Neither base64url nor JSON: whatever it is, it is no token of ours.
    return 'invalid';
  }
}

export default { verdict };
