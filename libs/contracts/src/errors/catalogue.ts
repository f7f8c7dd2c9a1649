/** One entry per way in which a request can fail: HTTP status, short title and a sentence made from typed arguments. */
interface ErrorDefinition<Args extends object> {
  status: number;
  title: string;
  detail: (args: Args) => string;
}

const define = <Args extends object = object>(
  status: number,
  title: string,
  detail: (args: Args) => string,
): ErrorDefinition<Args> => ({ status, title, detail });

/** The error catalogue: codes are stable and documented, nobody branches on messages. */
export const ERRORS = {
  // 400: malformed
  validation_failed: define(400, 'Bad Request', () => 'The request is malformed; see errors.'),
  malformed_json: define(400, 'Bad Request', () => 'The body is not valid JSON.'),
  invalid_cursor: define(400, 'Bad Request', () => 'The cursor was not issued by this list.'),
  invalid_idempotency_key: define(
    400,
    'Bad Request',
    () => 'Idempotency-Key must be 1 to 255 printable ASCII characters.',
  ),
  idempotency_key_required: define(400, 'Bad Request', () => 'This request needs an Idempotency-Key header.'),
  webhook_signature_invalid: define(
    400,
    'Bad Request',
    () => 'The webhook signature is missing, wrong or too old.',
  ),
  calendar_unreadable: define<{ reason: string }>(
    400,
    'Bad Request',
    ({ reason }) => `This is no iCalendar file that can be read: ${reason}.`,
  ),
  bad_request: define<{ reason: string }>(400, 'Bad Request', ({ reason }) => reason),
  // 401, 403
  token_missing: define(401, 'Unauthorized', () => 'This route needs an access token.'),
  token_invalid: define(401, 'Unauthorized', () => 'The access token is not valid.'),
  token_expired: define(401, 'Unauthorized', () => 'The access token has expired.'),
  session_ended: define(401, 'Unauthorized', () => 'This session has been ended; log in again.'),
  api_key_invalid: define(
    401,
    'Unauthorized',
    () =>
      'The API key is not valid: it is unknown, was revoked or replaced, has expired, or its owner is suspended.',
  ),
  service_token_invalid: define(401, 'Unauthorized', () => 'This route is for services of the platform.'),
  credentials_invalid: define(401, 'Unauthorized', () => 'E-mail or password is wrong.'),
  code_invalid: define(401, 'Unauthorized', () => 'The code is wrong, or was used before.'),
  mfa_required: define(
    401,
    'Unauthorized',
    () =>
      'The password is right; send a code of your authenticator, or a recovery code, with the challengeToken.',
  ),
  challenge_invalid: define(
    401,
    'Unauthorized',
    () => 'The challenge is unknown, too old or was answered too often; log in again.',
  ),
  refresh_token_invalid: define(401, 'Unauthorized', () => 'The refresh token is not valid.'),
  permission_denied: define<{ permission: string }>(
    403,
    'Forbidden',
    ({ permission }) => `This needs the permission ${permission}.`,
  ),
  second_factor_missing: define(
    403,
    'Forbidden',
    () => 'This needs a session with a second factor: set one up, or log in with it.',
  ),
  own_account_refused: define(
    403,
    'Forbidden',
    () => 'Admins neither suspend nor reinstate themselves; another one has to.',
  ),
  cross_site_refused: define(403, 'Forbidden', () => 'This request did not come from a page of ours.'),
  gateway_required: define(
    403,
    'Forbidden',
    () => 'This service answers only what comes through the gateway.',
  ),
  account_suspended: define(403, 'Forbidden', () => 'This account is suspended.'),
  // 404
  not_found: define<{ resource: string }>(
    404,
    'Not Found',
    ({ resource }) => `There is no such ${resource}.`,
  ),
  route_not_found: define(404, 'Not Found', () => 'There is no such route.'),
  // 405 - 415
  method_not_allowed: define(405, 'Method Not Allowed', () => 'This route does not answer this method.'),
  payload_too_large: define(413, 'Payload Too Large', () => 'The body is larger than this route accepts.'),
  unsupported_media_type: define(
    415,
    'Unsupported Media Type',
    () => 'This route does not accept a body of this Content-Type; mostly it has to be application/json.',
  ),
  // 409: conflict with the current state
  email_taken: define(409, 'Conflict', () => 'This e-mail address already has an account.'),
  handle_taken: define(409, 'Conflict', () => 'This handle is already in use.'),
  concurrent_change: define<{ resource: string }>(
    409,
    'Conflict',
    ({ resource }) => `The ${resource} was changed by somebody else at the same moment; read it again.`,
  ),
  second_factor_enabled: define(409, 'Conflict', () => 'The account already has a second factor.'),
  second_factor_absent: define(409, 'Conflict', () => 'The account has no second factor.'),
  calendar_name_taken: define(
    409,
    'Conflict',
    () => 'Another of your calendars has this name; replace that one, or choose another name.',
  ),
  slot_taken: define(409, 'Conflict', () => 'Somebody else has just taken this slot.'),
  idempotency_key_in_progress: define(
    409,
    'Conflict',
    () => 'A request with this Idempotency-Key is still running.',
  ),
  transition_not_allowed: define<{
    machine: string;
    state: string;
    event: string;
    allowed: readonly string[];
  }>(
    409,
    'Conflict',
    ({ machine, state, event, allowed }) =>
      `A ${machine} that is ${state} does not accept ${event}; it accepts ${allowed.join(', ') || 'nothing more'}.`,
  ),
  already_reviewed: define(
    409,
    'Conflict',
    () => 'You have reviewed this already; a review stands as it is.',
  ),
  review_not_open: define<{ status: string }>(
    409,
    'Conflict',
    ({ status }) => `A booking that is ${status} cannot be reviewed; it can be once the work is accepted.`,
  ),
  dispute_not_open: define(409, 'Conflict', () => 'No dispute of this booking is open.'),
  no_show_reported: define(
    409,
    'Conflict',
    () => 'A no-show was reported already; the other side may dispute it.',
  ),
  proposal_not_open: define(
    409,
    'Conflict',
    () => 'There is no proposal for another time that you could answer.',
  ),
  last_super_admin: define(
    409,
    'Conflict',
    () => 'This is the last admin who may do everything; make somebody else one first.',
  ),
  withdrawal_open: define(
    409,
    'Conflict',
    () => 'Who withdraws from this booking still does; how it goes on without them is decided first.',
  ),
  withdrawal_not_open: define(
    409,
    'Conflict',
    () => 'There is no such withdrawal from this booking, or it has been decided how it goes on.',
  ),
  offer_not_open: define(
    409,
    'Conflict',
    () => 'This place is not offered to you any more: you answered, or the time to answer is over.',
  ),
  terms_changed: define(
    409,
    'Conflict',
    () => 'The terms are not the ones that were previewed any more; look at them again.',
  ),
  dispute_open: define(409, 'Conflict', () => 'A dispute of this booking is open already.'),
  gig_not_bookable: define<{ status: string }>(
    409,
    'Conflict',
    ({ status }) => `The gig is ${status} and cannot be booked.`,
  ),
  payment_not_payable: define<{ status: string }>(
    409,
    'Conflict',
    ({ status }) => `The payment is ${status}.`,
  ),
  provider_balance_too_low: define(
    409,
    'Conflict',
    () => 'The balance at the payment provider does not cover this.',
  ),
  payout_account_not_ready: define(
    409,
    'Conflict',
    () => 'This account at the payment provider cannot receive money yet.',
  ),
  // 422: well-formed but refused by a rule
  idempotency_key_reused: define(
    422,
    'Unprocessable Content',
    () => 'This Idempotency-Key was used with another body.',
  ),
  slot_not_offered: define<{ reason: string }>(
    422,
    'Unprocessable Content',
    ({ reason }) => `This start is not offered: ${reason}.`,
  ),
  range_too_long: define<{ maxDays: number }>(
    422,
    'Unprocessable Content',
    ({ maxDays }) => `Ask for ${maxDays} days at most.`,
  ),
  calendar_too_complex: define<{ reason: string }>(
    422,
    'Unprocessable Content',
    ({ reason }) => `This calendar asks for too much: ${reason}.`,
  ),
  provider_refused: define<{ reason: string }>(
    422,
    'Unprocessable Content',
    ({ reason }) => `The payment provider refuses this: ${reason}.`,
  ),
  rule_refused: define<{ reason: string }>(422, 'Unprocessable Content', ({ reason }) => reason),
  webhook_url_refused: define<{ reason: string }>(
    422,
    'Unprocessable Content',
    ({ reason }) => `Webhooks are not sent there: ${reason}.`,
  ),
  link_invalid: define(
    422,
    'Unprocessable Content',
    () => 'The link is not good any more: it was used, is too old, or another one took its place.',
  ),
  // 429
  rate_limited: define(429, 'Too Many Requests', () => 'Too many requests; try again later.'),
  // 5xx
  internal_error: define(
    500,
    'Internal Server Error',
    () => 'Something went wrong on our side; it has been recorded.',
  ),
  dependency_unavailable: define<{ dependency: string }>(
    503,
    'Service Unavailable',
    ({ dependency }) => `The ${dependency} does not answer at the moment; nothing was changed.`,
  ),
  payment_provider_unavailable: define(
    503,
    'Service Unavailable',
    () => 'The payment provider does not answer; try again.',
  ),
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** Arguments that the message of an error code needs. */
export type ErrorArgs<Code extends ErrorCode> = Parameters<(typeof ERRORS)[Code]['detail']>[0];
