// Generated from the OpenAPI document by `pnpm sdk:generate`; not to be edited.
export interface paths {
  '/api/v1/account/erasure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * When one's account is erased, and what would defer that if it were due now.
     * @description **Permission**: `account:erase` (brand, influencer).
     */
    get: operations['erasure_get'];
    put?: never;
    /**
     * Asks that everything personal in one's account is erased for good, two weeks from now. Until then it can be withdrawn. While
     *     bookings or money are open on that day it waits, and is looked at again every day.
     * @description Asking again changes nothing. Whoever is erased gets the receipt by mail.
     *
     *     **Permission**: `account:erase` (brand, influencer).
     */
    post: operations['erasure_request'];
    /**
     * Withdraws the wish: the account stays as it is.
     * @description **Permission**: `account:erase` (brand, influencer).
     */
    delete: operations['erasure_withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Asks for a copy of everything we hold about oneself. It is gathered in the background; a mail tells when it is ready.
     * @description One per hour is gathered: asking again within the hour answers the same one.
     *
     *     **Permission**: `account:read` (brand, influencer, support, finance, super).
     */
    post: operations['dataExport_request'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account/export/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far a copy of one's data is.
     * @description **Permission**: `account:read` (brand, influencer, support, finance, super).
     */
    get: operations['dataExport_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account/export/{id}/file': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The copy itself: one JSON document that has, under `collections`, everything of each kind, and says under `notIncluded`
     *     what is held and not copied, and why.
     * @description **Permission**: `account:read` (brand, influencer, support, finance, super).
     */
    get: operations['dataExport_download'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Everybody's API keys, newest first.
     * @description **Permission**: `admin:read` (support, finance, super).
     */
    get: operations['adminApiKeys_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/api-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Ends somebody's API key, e.g. one that was found where it should not be.
     * @description **Permission**: `admin:suspend` (support, super).
     */
    delete: operations['adminApiKeys_revoke'];
    options?: never;
    head?: never;
    /**
     * Puts an API key on another rate plan; it holds within five seconds.
     * @description **Permission**: `admin:write` (super).
     */
    patch: operations['adminApiKeys_change'];
    trace?: never;
  };
  '/api/v1/admin/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What was done on the platform, newest first: logins, changes of accounts, and everything admins looked at or changed.
     * @description An entry appears within seconds. `pnpm audit:verify` checks that none was changed since.
     *
     *     **Permission**: `admin:audit` (super).
     */
    get: operations['adminAudit_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/bookings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Everybody's bookings, newest first.
     * @description **Permission**: `admin:read` (support, finance, super).
     */
    get: operations['adminBookings_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/bookings/{id}/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every move of a booking's money, and where it lies now.
     * @description **Permission**: `admin:read` (support, finance, super).
     */
    get: operations['adminBookings_ledger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/bookings/{id}/members/{memberId}/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes a member out of a group booking in their stead: the brand decides how it goes on, as if they had withdrawn.
     * @description **Permission**: `admin:money` (finance, super).
     */
    post: operations['adminBookings_withdrawMember'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/bookings/{id}/resolve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decides a dispute: divides exactly what is left of the booking's money, ends the freeze and completes the booking. Nobody
     *     can be left more than what is left of their own part.
     * @description **Permission**: `admin:money` (finance, super).
     */
    post: operations['adminBookings_resolveDispute'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Messages that the worker could not handle and has given up, those that failed last first.
     * @description They come here within seconds. Open ones are kept for 180 days after they failed last, others for 30 after the decision.
     *
     *     **Permission**: `admin:read` (support, finance, super).
     */
    get: operations['adminDeadLetters_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/dead-letters/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One message, with what it consists of and everything that has become of it.
     * @description **Permission**: `admin:read` (support, finance, super).
     */
    get: operations['adminDeadLetters_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/dead-letters/{id}/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Gives an open message up. It can be read for 30 more days.
     * @description **Permission**: `admin:write` (super).
     */
    post: operations['adminDeadLetters_discard'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/dead-letters/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Puts an open message back into the queue in which it failed, with all its attempts before it. Other queues that took
     *     the same event do not see it again. If it fails once more it is open again.
     * @description **Permission**: `admin:write` (super).
     */
    post: operations['adminDeadLetters_replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/erasures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who has asked to be erased, newest first, and how far that is.
     * @description **Permission**: `admin:read` (support, finance, super).
     */
    get: operations['erasures_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/erasures/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What was removed, made anonymous and kept of somebody, and why. It names nobody.
     * @description **Permission**: `admin:read` (support, finance, super).
     */
    get: operations['erasures_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Accounts, newest first.
     * @description **Permission**: `admin:read` (support, finance, super).
     */
    get: operations['adminAccounts_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/users/{id}/admin-role': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Makes an admin one of another kind. Their sessions and sockets end, as what they may do changes at once. Whoever may do
     *     everything cannot lose that while nobody else is left who may.
     * @description **Permission**: `admin:write` (super).
     */
    put: operations['adminAccounts_setAdminRole'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/users/{id}/reinstate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Lets a suspended account in again. An admin's account needs `admin:write` as well; one's own is refused.
     * @description **Permission**: `admin:suspend` (support, super).
     */
    post: operations['adminAccounts_reinstate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/users/{id}/suspend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ends every session and socket of the account, access tokens included, within five seconds, and lets it in no more. An
     *     admin's account needs `admin:write` as well; one's own is refused.
     * @description **Permission**: `admin:suspend` (support, super).
     */
    post: operations['adminAccounts_suspend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Events of payment providers, the latest first.
     * @description **Permission**: `admin:read` (support, finance, super).
     */
    get: operations['adminPaymentWebhooks_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/webhooks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One event, with exactly what the provider sent.
     * @description **Permission**: `admin:read` (support, finance, super).
     */
    get: operations['adminPaymentWebhooks_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/webhooks/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Has the worker process the event again as if it had just come, whatever its status. What it has changed already it
     *     does not change again: money moves once.
     * @description **Permission**: `admin:write` (super).
     */
    post: operations['adminPaymentWebhooks_replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Own API keys, newest first; those that have ended are among them for 90 days.
     * @description **Permission**: `api-key:write` (brand, influencer).
     */
    get: operations['apiKeys_list'];
    put?: never;
    /**
     * Makes an API key.
     * @description Its secret is in this answer and nowhere else. A user has at most 20 keys that are good.
     *
     *     **Permission**: `api-key:write` (brand, influencer).
     */
    post: operations['apiKeys_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One of one's own API keys.
     * @description **Permission**: `api-key:write` (brand, influencer).
     */
    get: operations['apiKeys_get'];
    put?: never;
    post?: never;
    /**
     * Ends an API key, with every secret of it: within five seconds it lets nobody in any more.
     * @description **Permission**: `api-key:write` (brand, influencer).
     */
    delete: operations['apiKeys_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys/{id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Gives an API key a new secret.
     * @description The one it has is good for `graceHours` more, so that programs can be changed over one after the other; the one
     *     before that ends at once.
     *
     *     **Permission**: `api-key:write` (brand, influencer).
     */
    post: operations['apiKeys_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begins the move to another address: a link goes there, good once and for an hour. Nothing changes before it is used.
     * @description Answers alike whether the address already has an account or not.
     *
     *     **Permission**: `account:write` (brand, influencer, support, finance, super).
     */
    post: operations['account_requestEmailChange'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/email/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ends the move to another address by the token of the link mailed there. The old address gets a notice.
     * @description **Public**: needs no token.
     */
    post: operations['account_confirmEmailChange'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/email/verification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mails another link that confirms one's address, unless it is confirmed already. The last three links are good for a day.
     * @description **Permission**: `account:write` (brand, influencer, support, finance, super).
     */
    post: operations['account_requestVerification'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/email/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirms an account's address by the token of a mailed link.
     * @description **Public**: needs no token.
     */
    post: operations['account_verify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/links/{page}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The page for one kind of mailed link: `verify-email`, `confirm-email` or `reset-password`.
     * @description **Public**: needs no token.
     */
    get: operations['mailLinks_page'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/links/page.js': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The script of the pages.
     * @description **Public**: needs no token.
     */
    get: operations['mailLinks_script'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Logs in. A wrong password and an unknown e-mail are answered alike.
     * @description An account with a second factor answers the problem `mfa_required` to whoever knows the password, with the members
     *     `challengeToken`, for `POST /auth/login/second-factor`, and `expiresIn` in seconds. After five wrong passwords for one account
     *     from one address the next attempt from there has to wait, the longer the more there were; nobody else does.
     *
     *     **Public**: needs no token.
     */
    post: operations['auth_login'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/login/second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The second step of a login, where `POST /auth/login` has answered `mfa_required`.
     * @description **Public**: needs no token.
     */
    post: operations['auth_answerChallenge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ends the session of a refresh token. Done again, or with a token of no session, it changes nothing.
     * @description **Public**: needs no token.
     */
    post: operations['auth_logout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/logout-all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ends every session of one's own, this one included.
     * @description **Permission**: `account:write` (brand, influencer, support, finance, super).
     */
    post: operations['sessions_endAll'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The account that the access token belongs to.
     * @description **Permission**: `account:read` (brand, influencer, support, finance, super).
     */
    get: operations['auth_me'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Changes one's password. Every other session ends; this one goes on.
     * @description **Permission**: `account:write` (brand, influencer, support, finance, super).
     */
    post: operations['password_change'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/password/forgot': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mails a link for a new password, good once and for half an hour.
     * @description Does the same work and answers alike whether the address has an account or not.
     *
     *     **Public**: needs no token.
     */
    post: operations['password_forgot'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/password/reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sets a new password by the token of a mailed link. Every session of the account ends.
     * @description **Public**: needs no token.
     */
    post: operations['password_reset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Exchanges a refresh token for new tokens.
     * @description Every token is good for one exchange. A token that comes back later ends the whole session; within ten
     *     seconds it is taken for a second tab, which gets tokens of its own. A token that came in a cookie is replaced there.
     *
     *     **Public**: needs no token.
     */
    post: operations['auth_refresh'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/register': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Opens an account with an empty profile and logs its owner in. A link that confirms the address is mailed.
     * @description **Public**: needs no token.
     */
    post: operations['auth_register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A new secret for an authenticator. Nothing changes before it is confirmed by a code.
     * @description **Permission**: `account:write` (brand, influencer, support, finance, super).
     */
    post: operations['secondFactor_begin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/second-factor/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Turns the second factor on, and answers ten recovery codes. From now on logging in needs a code.
     * @description **Permission**: `account:write` (brand, influencer, support, finance, super).
     */
    post: operations['secondFactor_confirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/second-factor/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Turns the second factor off.
     * @description **Permission**: `account:write` (brand, influencer, support, finance, super).
     */
    post: operations['secondFactor_disable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/second-factor/recovery-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ten new recovery codes; those before are of no use any more.
     * @description **Permission**: `account:write` (brand, influencer, support, finance, super).
     */
    post: operations['secondFactor_renewRecoveryCodes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/security': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How one's own account is secured.
     * @description **Permission**: `account:read` (brand, influencer, support, finance, super).
     */
    get: operations['account_security'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Own sessions: where one is logged in, since when, and from which address it was last used.
     * @description **Permission**: `account:read` (brand, influencer, support, finance, super).
     */
    get: operations['sessions_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Ends one of one's own sessions.
     * @description Its refresh tokens, its access tokens and its sockets are of no use any more: mostly at once, at the latest within
     *     five seconds.
     *
     *     **Permission**: `account:write` (brand, influencer, support, finance, super).
     */
    delete: operations['sessions_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/availability/calendar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The influencer's own calendar, at most 92 days at once: what is open, closed, held, booked and busy, and why.
     * @description **Permission**: `availability:write` (influencer).
     */
    get: operations['availabilityCalendar_preview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/availability/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The influencer's own imported calendars.
     * @description **Permission**: `availability:write` (influencer).
     */
    get: operations['availabilityImports_list'];
    put?: never;
    /**
     * Takes over the busy times of an uploaded calendar: from then on they block like bookings. Recurring events, time
     *     zones and exceptions are understood; whole days, and times without a zone, are in the zone of the rules. Events that
     *     are cancelled or marked as free take no time. A file that recurs absurdly often is refused.
     * @description **Permission**: `availability:write` (influencer).
     */
    post: operations['availabilityImports_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/availability/imports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Puts a newer file in the place of what a calendar held; its name stays.
     * @description **Permission**: `availability:write` (influencer).
     */
    put: operations['availabilityImports_replace'];
    post?: never;
    /**
     * Forgets a calendar and frees the time that it took.
     * @description **Permission**: `availability:write` (influencer).
     */
    delete: operations['availabilityImports_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/availability/overrides': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The influencer's own overrides of a range of at most 366 days.
     * @description **Permission**: `availability:write` (influencer).
     */
    get: operations['availabilityOverrides_list'];
    /**
     * Replaces the rules of many days at once, all or none: a range (`from`, `to`, `windows`) for holidays, or `items`. Other
     *     days keep what they have. Bookings that exist are not touched.
     * @description **Permission**: `availability:write` (influencer).
     */
    put: operations['availabilityOverrides_replaceMany'];
    post?: never;
    /**
     * Lets the rules hold again on the days from `from` to `to`, both included, at most 366. Days without an override stay as they are.
     * @description **Permission**: `availability:write` (influencer).
     */
    delete: operations['availabilityOverrides_removeMany'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/availability/overrides/{date}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Replaces the rules of one day (YYYY-MM-DD, in the zone of the rules). Bookings that exist are not touched.
     * @description **Permission**: `availability:write` (influencer).
     */
    put: operations['availabilityOverrides_replace'];
    post?: never;
    /**
     * Lets the rules hold again on one day.
     * @description **Permission**: `availability:write` (influencer).
     */
    delete: operations['availabilityOverrides_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/availability/rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The influencer's own weekly rules; none until they set some.
     * @description **Permission**: `availability:write` (influencer).
     */
    get: operations['availabilityRules_get'];
    /**
     * Replaces the influencer's own weekly rules. Bookings that exist are not touched.
     * @description **Permission**: `availability:write` (influencer).
     */
    put: operations['availabilityRules_replace'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One's own bookings, newest first.
     * @description **Permission**: `booking:read` (brand, influencer, support, finance, super).
     */
    get: operations['bookings_list'];
    put?: never;
    /**
     * Books a slot: its time is held for everybody else until `holdExpiresAt`, and the booking is confirmed once the
     *     payment has succeeded. Of a group gig, the time of everybody who is in is held, or nobody's. A taken slot answers `slot_taken`, a start that was never offered `slot_not_offered`.
     * @description **Permission**: `booking:create` (brand).
     */
    post: operations['bookings_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One booking, for its brand, its members and admins.
     * @description **Permission**: `booking:read` (brand, influencer, support, finance, super).
     */
    get: operations['bookings_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An influencer accepts a request. Once every member has, the reserved money is taken, and the booking is confirmed when
     *     the payment provider says that it came.
     * @description **Permission**: `booking:answer` (influencer).
     */
    post: operations['bookings_accept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancels, frees the time and refunds exactly what the preview says. Influencers and admins refund in full. Whoever
     *     names the preview's `quoteId` is answered with `terms_changed` when the terms are others by now.
     * @description **Permission**: `booking:cancel` (brand, influencer, support, finance, super).
     */
    post: operations['bookings_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/cancellation-preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What each side would get if the caller cancelled now: the brand by its policy, everybody else refunds in full.
     * @description **Permission**: `booking:cancel` (brand, influencer, support, finance, super).
     */
    get: operations['bookings_previewCancellation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/complete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The brand accepts the delivery. Without an answer it counts as accepted after seven days.
     * @description **Permission**: `booking:review-delivery` (brand).
     */
    post: operations['bookings_complete'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/decline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An influencer declines a request: it is over for all, the time is free again and the reserved money is let go of.
     * @description **Permission**: `booking:answer` (influencer).
     */
    post: operations['bookings_decline'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/deliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An influencer hands over the work, with links to it and a note; the booking is delivered once every member has. Before
     *     that a member may hand over more.
     * @description **Permission**: `booking:deliver` (influencer).
     */
    post: operations['bookings_deliver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/dispute': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Freezes the release of money until support has decided.
     * @description **Permission**: `booking:dispute` (brand, influencer, support, finance, super).
     */
    post: operations['bookings_dispute'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every transition of a booking: who made it, when, why, and by which event. For its brand, its members and admins.
     * @description **Permission**: `booking:read` (brand, influencer, support, finance, super).
     */
    get: operations['bookings_history'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/members/{memberId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancels one member whom the booking can do without; it goes on with the others, whose parts stay as they are. Refunds
     *     exactly what the preview says. Who withdraws cannot be cancelled (`withdrawal_open`), nor be counted on. Whoever names its `quoteId` is answered with `terms_changed` when the terms are others by now.
     * @description **Permission**: `booking:replace` (brand).
     */
    post: operations['bookingMembers_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/members/{memberId}/cancellation-preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What would go back, by the policy, if the brand cancelled one member now: of their part, and of the fee on it.
     * @description **Permission**: `booking:replace` (brand).
     */
    get: operations['bookingMembers_previewCancellation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/members/me/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A member of a group booking withdraws before it begins. They stay booked until the brand has decided whether a substitute
     *     takes their place, whether it goes on without them or whether it cancels for all its money; for that it has a day.
     *     Others may withdraw meanwhile; who withdraws already is answered with `withdrawal_open`.
     * @description **Permission**: `booking:deliver` (influencer).
     */
    post: operations['bookingMembers_withdraw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/no-show': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * One side says after the start that the other did not come. Unless that is disputed within a day the booking is
     *     cancelled: an absent influencer refunds in full, an absent brand gets what its policy gives at the start.
     * @description **Permission**: `booking:dispute` (brand, influencer, support, finance, super).
     */
    post: operations['bookings_noShow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/request-revision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The brand asks for a change, as often as the gig includes.
     * @description **Permission**: `booking:review-delivery` (brand).
     */
    post: operations['bookings_requestRevision'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/reschedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Proposes another time of the same gig. Everybody else has to agree within 48 hours; a brand that could cancel for all
     *     its money moves an instant booking at once. The old time is kept until the new one is taken.
     * @description **Permission**: `booking:reschedule` (brand, influencer).
     */
    post: operations['reschedule_propose'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/reschedule/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Agrees to the proposed time; the last one to agree moves the booking.
     * @description **Permission**: `booking:reschedule` (brand, influencer).
     */
    post: operations['reschedule_accept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/reschedule/decline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Declines the proposed time; the booking stays when it was.
     * @description **Permission**: `booking:reschedule` (brand, influencer).
     */
    post: operations['reschedule_decline'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One's own reviews of a booking and those that are published; admins see all.
     * @description **Permission**: `booking:read` (brand, influencer, support, finance, super).
     */
    get: operations['bookingReviews_list'];
    put?: never;
    /**
     * Reviews the other side of a booking whose work is accepted, within 14 days. Nobody but its author sees a review before
     *     the other side has written too, or the 14 days are over.
     * @description **Permission**: `booking:rate` (brand, influencer).
     */
    post: operations['bookingReviews_write'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/withdrawal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the brand can choose between, and what each choice pays back.
     * @description **Permission**: `booking:replace` (brand).
     */
    get: operations['withdrawal_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/withdrawal/shrink': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Goes on without the member: their part and the fee on it go back, the others' parts stay as they are.
     * @description **Permission**: `booking:replace` (brand).
     */
    post: operations['withdrawal_shrink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/withdrawal/substitute': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Offers the place to somebody; an offer before it is taken back. Once they accept, their time is taken and that of the
     *     member is free, at once. The brand pays nothing more, and gets back what the substitute is paid less.
     * @description **Permission**: `booking:replace` (brand).
     */
    post: operations['withdrawal_offer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bookings/{id}/withdrawal/substitutes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who is free then and could take the place: members of the gig who are not booked, and others of its category.
     * @description **Permission**: `booking:replace` (brand).
     */
    get: operations['withdrawal_substitutes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/brands/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A brand's profile.
     * @description **Public**: needs no token.
     */
    get: operations['brands_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/brands/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The brand's own profile.
     * @description **Permission**: `brand-profile:write` (brand).
     */
    get: operations['brands_own'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Changes the brand's own profile.
     * @description **Permission**: `brand-profile:write` (brand).
     */
    patch: operations['brands_edit'];
    trace?: never;
  };
  '/api/v1/calendar/feed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether one has a calendar address. The address itself is not told again.
     * @description **Permission**: `booking:read` (brand, influencer, support, finance, super).
     */
    get: operations['calendarFeed_get'];
    put?: never;
    /**
     * Makes a secret address under which calendar programs read one's bookings. An address made before stops working.
     * @description **Permission**: `booking:read` (brand, influencer, support, finance, super).
     */
    post: operations['calendarFeed_issue'];
    /**
     * Ends one's calendar address.
     * @description **Permission**: `booking:read` (brand, influencer, support, finance, super).
     */
    delete: operations['calendarFeed_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calendar/feeds/{file}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The bookings of whoever made this secret address, as iCalendar (RFC 5545): those of the last 90 days and all to come,
     *     at most 1000. What is held and not yet paid is tentative; what was cancelled or expired is marked as cancelled.
     *     Answers 304 to an `If-None-Match` that names what it would answer. `file` is the secret, followed by `.ics`.
     * @description **Public**: needs no token.
     */
    get: operations['calendarFeed_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One's own conversations, also those that one has left, latest activity first.
     * @description **Permission**: `chat:use` (brand, influencer, support, finance, super).
     */
    get: operations['conversations_list'];
    put?: never;
    /**
     * Finds the conversation with a person or about a booking (200), or begins it (201). Who leaves a booking leaves its
     *     conversation, and who takes their place comes in.
     * @description **Permission**: `chat:use` (brand, influencer, support, finance, super).
     */
    post: operations['conversations_open'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One conversation, for its participants and who was one.
     * @description **Permission**: `chat:use` (brand, influencer, support, finance, super).
     */
    get: operations['conversations_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversations/{id}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Messages after a sequence number, in order: after a reconnect, ask for what came after the last one seen. Of a group's
     *     conversation one reads what was said while one took part.
     * @description **Permission**: `chat:use` (brand, influencer, support, finance, super).
     */
    get: operations['messages_list'];
    put?: never;
    /**
     * Sends a message. Stored once per `clientMessageId`; the participants' sockets get it live.
     * @description **Permission**: `chat:use` (brand, influencer, support, finance, super).
     */
    post: operations['messages_send'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversations/{id}/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Notes that everything up to a sequence number has been read; the others' sockets are told.
     * @description **Permission**: `chat:use` (brand, influencer, support, finance, super).
     */
    post: operations['messages_read'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gigs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Published gigs, newest first; of oneself, gigs of every status and those one is invited to.
     * @description **Public**: needs no token.
     */
    get: operations['gigs_list'];
    put?: never;
    /**
     * Creates a gig as a draft. The members of a group gig are invited, and answer with `POST /gigs/{id}/members/me/accept` or
     *     `/decline`; it can be published once every required one has accepted and the quorum can be met.
     * @description **Permission**: `gig:write` (influencer).
     */
    post: operations['gigs_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gigs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A gig. Drafts exist for their members only; strangers are shown the members who have accepted.
     * @description **Public**: needs no token.
     */
    get: operations['gigs_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Changes a gig that is not archived, its members included. Bookings that exist keep what was agreed, and with whom.
     * @description **Permission**: `gig:write` (influencer).
     */
    patch: operations['gigs_edit'];
    trace?: never;
  };
  '/api/v1/gigs/{id}/archive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes no more bookings and changes, for good.
     * @description **Permission**: `gig:write` (influencer).
     */
    post: operations['gigs_archive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gigs/{id}/members/me/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Agrees to take part in a group gig. Doing it again changes nothing.
     * @description **Permission**: `gig:write` (influencer).
     */
    post: operations['invitations_accept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gigs/{id}/members/me/decline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Refuses to take part in a group gig, or withdraws an earlier consent: a published gig that cannot do without you is paused.
     *     Bookings that exist keep you. Doing it again changes nothing.
     * @description **Permission**: `gig:write` (influencer).
     */
    post: operations['invitations_decline'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gigs/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes no more bookings for the time being.
     * @description **Permission**: `gig:write` (influencer).
     */
    post: operations['gigs_pause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gigs/{id}/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Opens a draft or paused gig for booking.
     * @description **Permission**: `gig:write` (influencer).
     */
    post: operations['gigs_publish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gigs/{id}/slots': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * When the gig can be booked, at most 92 days at once. Every slot listed can be booked until somebody does; a gig that is not published has none.
     * @description **Public**: needs no token.
     */
    get: operations['slots_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gigs/{id}/slots/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether one start is offered, and if not, why not: the rules that booking asks. It tells nobody who booked what.
     * @description **Public**: needs no token.
     */
    get: operations['slots_explain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gigs/{id}/slots/optimize': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ranks the slots of a range of at most 92 days by who is in, their reach, what the price buys, how early they are, how
     *     little they break up calendars, and preferred hours, with the parts of every score. Where nothing fits it proposes the
     *     smallest changes that would give a slot - whose day to open, whom to do without - and other gigs of the category that
     *     can be had. Nothing in the answer tells who booked what.
     * @description **Permission**: `account:read` (brand, influencer, support, finance, super).
     */
    post: operations['slots_optimize'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the process answers.
     * @description **Public**: needs no token.
     */
    get: operations['health_live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the service can do its work: everything it cannot do without answers.
     * @description **Public**: needs no token.
     */
    get: operations['health_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/influencers/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * An influencer's profile.
     * @description **Public**: needs no token.
     */
    get: operations['influencers_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/influencers/{id}/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What brands say of an influencer, newest first.
     * @description **Public**: needs no token.
     */
    get: operations['influencerReviews_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/influencers/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The influencer's own profile.
     * @description **Permission**: `influencer-profile:write` (influencer).
     */
    get: operations['influencers_own'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Changes the influencer's own profile.
     * @description **Permission**: `influencer-profile:write` (influencer).
     */
    patch: operations['influencers_edit'];
    trace?: never;
  };
  '/api/v1/notifications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What one was told, newest first.
     * @description **Permission**: `notification:read` (brand, influencer, support, finance, super).
     */
    get: operations['notifications_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications/{id}/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Marks one notification as read; the time of the first reading stays.
     * @description **Permission**: `notification:read` (brand, influencer, support, finance, super).
     */
    post: operations['notifications_read'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications/read-all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Marks everything as read.
     * @description **Permission**: `notification:read` (brand, influencer, support, finance, super).
     */
    post: operations['notifications_readAll'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/payments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One payment, for its brand, the influencers of its booking and admins.
     * @description **Permission**: `booking:read` (brand, influencer, support, finance, super).
     */
    get: operations['payments_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/payments/webhooks/{provider}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Where payment providers send their events, signed over the exact bytes of the body. Answers 200 once the event is
     *     stored; the same event again answers 200 and has no second effect.
     * @description **Public**: needs no token.
     */
    post: operations['paymentWebhooks_receive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/payouts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The influencer's parts of their bookings' prices, those of the newest bookings first: where each is on its way, when
     *     it is expected to be transferred, and what keeps it.
     * @description **Permission**: `payout:read` (influencer).
     */
    get: operations['payouts_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/payouts/account': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The influencer's account at the payment provider, and what it still lacks.
     * @description **Permission**: `payout:read` (influencer).
     */
    get: operations['payoutAccount_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/payouts/account/onboarding': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A page of the payment provider's on which the influencer identifies themselves and names their bank account. Every
     *     call makes a new link to the same account.
     * @description **Permission**: `payout:write` (influencer).
     */
    post: operations['payoutAccount_startOnboarding'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/payouts/balance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the influencer has pending, releasable, paid and owes, by currency.
     * @description **Permission**: `payout:read` (influencer).
     */
    get: operations['payouts_balance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/payouts/request': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Transfers now what is released, whatever the schedule. Asking twice transfers nothing twice.
     * @description **Permission**: `payout:write` (influencer).
     */
    post: operations['payouts_payNow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/payouts/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How the influencer wants to be paid.
     * @description **Permission**: `payout:read` (influencer).
     */
    get: operations['payouts_settings'];
    /**
     * Released money that waits follows the new settings from now on.
     * @description **Permission**: `payout:write` (influencer).
     */
    put: operations['payouts_changeSettings'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/payouts/statement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every move of the influencer's money on the given days (366 at most), as JSON or as a CSV table.
     * @description **Permission**: `payout:read` (influencer).
     */
    get: operations['payouts_statement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/place-offers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The places that are offered to the caller and can still be answered.
     * @description **Permission**: `booking:answer` (influencer).
     */
    get: operations['placeOffers_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/place-offers/{bookingId}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes the place: the caller is booked and the one who withdrew is free, at the same moment.
     * @description **Permission**: `booking:answer` (influencer).
     */
    post: operations['placeOffers_accept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/place-offers/{bookingId}/decline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Does not take the place; the brand may ask somebody else.
     * @description **Permission**: `booking:answer` (influencer).
     */
    post: operations['placeOffers_decline'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/accounts/me/pay-out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Your bank has everything now: what the platform wants back from your account is not there, and becomes a debt.
     * @description **Permission**: `payment:simulate` (brand, influencer, support, finance, super).
     */
    post: operations['sandboxAccounts_payOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/checkout/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The page: what is paid for, how much, and until when.
     * @description **Public**: needs no token.
     */
    get: operations['sandboxCheckout_page'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/checkout/{token}/challenge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The payer's bank asks for 3-D Secure: the page then offers to confirm or refuse.
     * @description **Public**: needs no token.
     */
    post: operations['sandboxCheckout_challenge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/checkout/{token}/decline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The payer's card is declined; the payment may be tried again.
     * @description **Public**: needs no token.
     */
    post: operations['sandboxCheckout_decline'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/checkout/{token}/decline/{code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The payer's card is declined for the reason in the path, as card networks put it.
     * @description **Public**: needs no token.
     */
    post: operations['sandboxCheckout_declineBecause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/checkout/{token}/pay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The payer pays, or confirms at their bank; with manual capture the money is reserved.
     * @description **Public**: needs no token.
     */
    post: operations['sandboxCheckout_pay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/checkout/{token}/pay-late': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The payer pays a few seconds after the hold is over.
     * @description **Public**: needs no token.
     */
    post: operations['sandboxCheckout_payLate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/clock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What time it is for bookings, payments and calendars.
     * @description **Permission**: `clock:move` (brand, influencer, support, finance, super).
     */
    get: operations['sandboxClock_read'];
    put?: never;
    /**
     * Moves the time of the platform: everything that falls due in between happens within seconds, as it would have over
     *     days. Answers when all services follow, after half a second. Tokens, sessions, idempotency keys, rate limits, locks and
     *     leases go on by real time. It is one clock for everybody who uses this platform; put it back afterwards.
     * @description **Permission**: `clock:move` (brand, influencer, support, finance, super).
     */
    post: operations['sandboxClock_move'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/onboarding/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The page: one button instead of a provider's many questions.
     * @description **Public**: needs no token.
     */
    get: operations['sandboxOnboarding_page'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/onboarding/{token}/complete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The influencer is through: the sandbox tells the platform, as any provider would, that money can reach them.
     * @description **Public**: needs no token.
     */
    post: operations['sandboxOnboarding_complete'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/payments/{paymentId}/challenge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The payer's bank wants to hear from them first (3-D Secure); then `succeed` confirms and `fail` refuses.
     * @description **Permission**: `payment:simulate` (brand, influencer, support, finance, super).
     */
    post: operations['sandboxPayments_challenge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/payments/{paymentId}/dispute': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The payer asks their bank for the money back (a chargeback), or the bank decides.
     * @description **Permission**: `payment:simulate` (brand, influencer, support, finance, super).
     */
    post: operations['sandboxPayments_dispute'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/payments/{paymentId}/fail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The payer's card is declined. The payment may be tried again while the hold lives.
     * @description **Permission**: `payment:simulate` (brand, influencer, support, finance, super).
     */
    post: operations['sandboxPayments_fail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/payments/{paymentId}/next-refunds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decides what becomes of the refunds of this payment from now on.
     * @description **Permission**: `payment:simulate` (brand, influencer, support, finance, super).
     */
    post: operations['sandboxPayments_nextRefunds'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/payments/{paymentId}/refunds/{refundId}/fail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The payer's bank sends a pending refund back.
     * @description **Permission**: `payment:simulate` (brand, influencer, support, finance, super).
     */
    post: operations['sandboxPayments_refundFails'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/payments/{paymentId}/refunds/{refundId}/succeed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The payer's bank takes a pending refund.
     * @description **Permission**: `payment:simulate` (brand, influencer, support, finance, super).
     */
    post: operations['sandboxPayments_refundSucceeds'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sandbox/payments/{paymentId}/succeed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The payer pays; with manual capture the money is only reserved. Like a real provider, the sandbox then calls the
     *     webhook, signed, over HTTP.
     * @description **Permission**: `payment:simulate` (brand, influencer, support, finance, super).
     */
    post: operations['sandboxPayments_succeed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/search/gigs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Published gigs by words, filters and free days. While the search engine is down this answers 503.
     * @description **Public**: needs no token.
     */
    get: operations['search_gigs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/search/influencers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Influencers by words and filters. While the search engine is down this answers 503 and everything else goes on.
     * @description **Public**: needs no token.
     */
    get: operations['search_influencers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhook-endpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Own endpoints.
     * @description **Permission**: `webhook:write` (brand, influencer).
     */
    get: operations['webhookEndpoints_list'];
    put?: never;
    /**
     * Has events sent to an address.
     * @description Its signing secret is in this answer and nowhere else. Every request carries `Noillin-Signature: t=...,v1=...`, where
     *     `v1` is the HMAC-SHA256 of `t`, a dot and the body. What does not answer 2xx within ten seconds is sent again for three days;
     *     an endpoint that has only failed for five days is switched off, and its owner is told.
     *
     *     **Permission**: `webhook:write` (brand, influencer).
     */
    post: operations['webhookEndpoints_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhook-endpoints/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One of one's own endpoints.
     * @description **Permission**: `webhook:write` (brand, influencer).
     */
    get: operations['webhookEndpoints_get'];
    put?: never;
    post?: never;
    /**
     * Removes an endpoint with the log of its deliveries.
     * @description **Permission**: `webhook:write` (brand, influencer).
     */
    delete: operations['webhookEndpoints_remove'];
    options?: never;
    head?: never;
    /**
     * Changes an endpoint, or switches it off or on again.
     * @description **Permission**: `webhook:write` (brand, influencer).
     */
    patch: operations['webhookEndpoints_change'];
    trace?: never;
  };
  '/api/v1/webhook-endpoints/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Deliveries to an endpoint in the last 30 days, newest first, each with its attempts.
     * @description **Permission**: `webhook:write` (brand, influencer).
     */
    get: operations['webhookDeliveries_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhook-endpoints/{id}/deliveries/{deliveryId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One delivery to an endpoint.
     * @description **Permission**: `webhook:write` (brand, influencer).
     */
    get: operations['webhookDeliveries_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhook-endpoints/{id}/deliveries/{deliveryId}/redeliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sends a delivery again, whatever became of it before: the same body with the same event id, and with all its retries.
     * @description **Permission**: `webhook:write` (brand, influencer).
     */
    post: operations['webhookDeliveries_redeliver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhook-endpoints/{id}/ping': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sends an event of no meaning, `webhook.ping`, to try an endpoint out.
     * @description **Permission**: `webhook:write` (brand, influencer).
     */
    post: operations['webhookEndpoints_ping'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhook-endpoints/{id}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Gives an endpoint a new signing secret; for `graceHours` each request carries a signature of both.
     * @description **Permission**: `webhook:write` (brand, influencer).
     */
    post: operations['webhookEndpoints_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AccountDto: {
      /**
       * @description The kind of admin; null for everybody else.
       * @enum {string|null}
       */
      adminRole: 'support' | 'finance' | 'super' | null;
      /** @description UTC, ISO 8601. */
      createdAt: string;
      /** @description The person's name as others see it. */
      displayName: string;
      /**
       * @description Address for logging in and for mail.
       * @example asha@example.com
       */
      email: string;
      /** @description The user's id. */
      id: string;
      /**
       * @description What the person is here.
       * @enum {string}
       */
      role: 'brand' | 'influencer' | 'admin';
      /**
       * @description A suspended account can neither log in nor renew its tokens.
       * @enum {string}
       */
      status: 'active' | 'suspended' | 'erased';
    };
    AccountErasureDto: {
      /** @description When it is carried out, or, if it is deferred, looked at again. Until then it can be withdrawn. UTC, ISO 8601. */
      dueAt: string | null;
      /** @description When everything was done; null before. UTC, ISO 8601. */
      finishedAt: string | null;
      /** @description Its id, and that of its receipt. */
      id: string;
      /** @description What defers it if it is still open on that day; empty if nothing is open now. */
      obstacles: components['schemas']['ErasureObstacleDto'][];
      /** @description When it was asked for. UTC, ISO 8601. */
      requestedAt: string;
      /** @description When the account was closed; null before. UTC, ISO 8601. */
      startedAt: string | null;
      /**
       * @description `scheduled` until its date; `deferred` while something is open then; `erasing` and `erased` are seen by admins only.
       * @enum {string}
       */
      status: 'scheduled' | 'deferred' | 'erasing' | 'erased' | 'withdrawn';
      /** @description Whose account it is or was. */
      userId: string;
    };
    AccountListDto: {
      /** @description The accounts of this page. */
      items: components['schemas']['AccountDto'][];
      /** @description Cursor of the next page, or null on the last one. */
      nextCursor: string | null;
    };
    AccountSecurityDto: {
      /**
       * @description Whether the e-mail address has been confirmed by a link that was mailed to it.
       * @example true
       */
      emailVerified: boolean;
      /**
       * @description Whether logging in needs a second factor.
       * @example false
       */
      secondFactor: boolean;
    };
    AdminRoleDto: {
      /**
       * @description What kind of admin they are from now on.
       * @example finance
       * @enum {string}
       */
      adminRole: 'support' | 'finance' | 'super';
    };
    AnswerChallengeDto: {
      /**
       * @description What `POST /auth/login` gave with the problem `mfa_required`; good for five minutes and five attempts.
       * @example wm1CkJ0b7XlJ0w4m0vQ1m0y1R7u3t5h2s9d8f6g4k2A
       */
      challengeToken: string;
      /**
       * @description Six digits of the authenticator, or a recovery code; each is good once.
       * @example 287082
       */
      code: string;
      /**
       * @description Where the refresh token goes: in the answer, or, for pages of the platform's own origin, in an httpOnly cookie that scripts
       *     cannot read. The answer then has no `refreshToken`, and refreshing and logging out need none in the body.
       * @example body
       * @enum {string}
       */
      refreshTokenIn?: 'body' | 'cookie';
    };
    ApiKeyDto: {
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:00:00.000Z
       */
      createdAt: string;
      /**
       * @description When it stops being good. UTC, ISO 8601.
       * @example 2027-11-22T09:00:00.000Z
       */
      expiresAt: string;
      /**
       * @description The key's id.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      id: string;
      /**
       * @description When it was last used, to within some minutes; null while it has not been. UTC, ISO 8601.
       * @example 2026-11-24T18:30:00.000Z
       */
      lastUsedAt: string | null;
      /**
       * @description What its owner calls it.
       * @example Campaign planner
       */
      name: string;
      /** @description Whose key it is. */
      ownerId: string;
      /**
       * @description How often it may ask, by the name of its plan; the answers' `RateLimit-Policy` says what that is.
       * @example standard
       */
      plan: string;
      /**
       * @description How the secret begins.
       * @example nk_live_3q2-7w
       */
      prefix: string;
      /**
       * @description Until when the secret before the latest replacement is good too; null where there is none. UTC, ISO 8601.
       * @example null
       */
      previousUntil: string | null;
      /**
       * @description When it was revoked; null while it is not. UTC, ISO 8601.
       * @example null
       */
      revokedAt: string | null;
      /**
       * @description What it may do, as far as its owner may.
       * @example [
       *       "booking:read"
       *     ]
       */
      scopes: (
        | 'account:read'
        | 'influencer-profile:write'
        | 'brand-profile:write'
        | 'gig:write'
        | 'availability:write'
        | 'booking:create'
        | 'booking:read'
        | 'booking:answer'
        | 'booking:deliver'
        | 'booking:review-delivery'
        | 'booking:cancel'
        | 'booking:dispute'
        | 'booking:reschedule'
        | 'booking:replace'
        | 'booking:rate'
        | 'payment:simulate'
        | 'payout:read'
        | 'chat:use'
        | 'notification:read'
        | 'webhook:write'
      )[];
    };
    ApiKeyListDto: {
      /** @description The keys of this page, newest first. */
      items: components['schemas']['ApiKeyDto'][];
      /** @description Cursor of the next page, or null on the last one. */
      nextCursor: string | null;
    };
    AttemptDto: {
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:00:00.000Z
       */
      at: string;
      /**
       * @description How long it took, in milliseconds.
       * @example 120
       */
      durationMs: number;
      /**
       * @description Why it does not count as delivered; null when it does.
       * @example answered 500
       */
      error: string | null;
      /**
       * @description The first 1024 bytes of the answer.
       * @example Internal Server Error
       */
      response: string;
      /**
       * @description HTTP status of the answer; null where none came.
       * @example 500
       */
      status: number | null;
    };
    AuditEntryDto: {
      /**
       * @description What was done.
       * @enum {string}
       */
      action:
        | 'account.registered'
        | 'account.login_failed'
        | 'account.email_verified'
        | 'account.email_change_requested'
        | 'account.email_changed'
        | 'account.password_reset_requested'
        | 'account.password_changed'
        | 'account.second_factor_enabled'
        | 'account.second_factor_disabled'
        | 'account.recovery_codes_renewed'
        | 'account.suspended'
        | 'account.reinstated'
        | 'account.admin_role_changed'
        | 'account.data_export_requested'
        | 'account.data_export_ready'
        | 'account.erasure_requested'
        | 'account.erasure_withdrawn'
        | 'account.erasure_deferred'
        | 'account.erasure_started'
        | 'account.erasure_finished'
        | 'session.opened'
        | 'session.ended'
        | 'api_key.created'
        | 'api_key.rotated'
        | 'api_key.revoked'
        | 'booking.disputed'
        | 'booking.dispute_resolved'
        | 'admin.read'
        | 'admin.write'
        | 'admin.refused'
        | 'dead_letter.replayed'
        | 'dead_letter.discarded'
        | 'webhook.replayed';
      /** @description User id of who did it; null for nobody we know, and for the platform itself. */
      actorId: string | null;
      /** @description When. UTC, ISO 8601. */
      at: string;
      /** @description Id of the request that did it, as in its `X-Request-Id`. */
      correlationId: string;
      /**
       * @description What else is known, by action: ids, numbers, words of ours.
       * @example {
       *       "waitSeconds": 4
       *     }
       */
      details: {
        [key: string]: string | number | boolean;
      };
      /** @description SHA-256 over the entry and the hash of the entry before, in hex. */
      hash: string;
      /** @description Id of the entry; of what an event told, the event's id. */
      id: string;
      /**
       * @description Place in the log; no number is left out.
       * @example 4711
       */
      seq: number;
      /** @description What it was done to; null where that is unknown. */
      subject: components['schemas']['AuditSubjectDto'] | null;
    };
    AuditListDto: {
      /** @description The entries of this page, newest first. */
      items: components['schemas']['AuditEntryDto'][];
      /** @description Cursor of the next page, or null on the last one. */
      nextCursor: string | null;
    };
    AuditSubjectDto: {
      /** @description Its id; of a route, its method and path. */
      id: string;
      /**
       * @description Kind of thing: `user`, `session`, `booking`, `route`.
       * @example user
       */
      type: string;
    };
    AuthenticatorDto: {
      /**
       * @description The secret in Base32, for typing in.
       * @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
       */
      secret: string;
      /**
       * @description The same for a QR code.
       * @example otpauth://totp/Noillin:asha%40example.com?issuer=Noillin&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30
       */
      uri: string;
    };
    BookingDto: {
      /** @description Members who have accepted a request. */
      acceptedBy: string[];
      /** @description What the booking accepts now. */
      allowedEvents: string[];
      /** @description Who booked. */
      brandId: string;
      /** @description What a brand gets back that cancels, frozen when the booking was made. */
      cancellationPolicy: components['schemas']['CancellationPolicyDto'];
      /**
       * @description When the work was accepted. UTC, ISO 8601.
       * @example null
       */
      completedAt: string | null;
      /** @description UTC, ISO 8601. */
      createdAt: string;
      /** @description Everything that was handed over, oldest first. */
      deliveries: components['schemas']['DeliveryDto'][];
      /** @description Whether a dispute is open; it freezes releases. */
      disputed: boolean;
      /**
       * @description UTC, ISO 8601. The booking takes the time from start to end, end excluded.
       * @example 2026-11-24T10:00:00.000Z
       */
      end: string;
      /** @description The gig that was booked. */
      gigId: string;
      /** @description Title of the gig when it was booked. */
      gigTitle: string;
      /** @description Until when an unpaid booking keeps its time. UTC, ISO 8601. */
      holdExpiresAt: string;
      /** @description The booking's id. */
      id: string;
      /**
       * @description What became of a payment that came after the hold had expired.
       * @enum {string|null}
       */
      latePayment: 'rebooked' | 'refunded' | null;
      /** @description The influencers whose time is booked. */
      memberIds: string[];
      /**
       * @description `instant`: paid is booked. `request`: the money is only reserved until every member has accepted.
       * @example instant
       * @enum {string}
       */
      mode: 'instant' | 'request';
      /** @description A report that one side did not come. */
      noShow: components['schemas']['NoShowDto'] | null;
      payment: components['schemas']['BookingPaymentDto'];
      price: components['schemas']['MoneyDto'];
      /** @description Another time that somebody proposed and nobody has declined. */
      reschedule: components['schemas']['RescheduleProposalDto'] | null;
      /**
       * @description Until when the members may answer a request; null unless they have been asked. UTC, ISO 8601.
       * @example null
       */
      respondBy: string | null;
      /** @description Revisions that the price includes. */
      revisionsIncluded: number;
      /** @description Revisions asked for so far. */
      revisionsUsed: number;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-24T09:00:00.000Z
       */
      start: string;
      /**
       * @description Where the booking stands.
       * @enum {string}
       */
      status:
        | 'held'
        | 'requested'
        | 'accepted'
        | 'confirmed'
        | 'in_progress'
        | 'delivered'
        | 'revision_requested'
        | 'completed'
        | 'closed'
        | 'expired'
        | 'declined'
        | 'cancelled';
      /**
       * @deprecated
       * @description The oldest of `withdrawals`, which tells of all.
       */
      withdrawal: components['schemas']['WithdrawalDto'] | null;
      /** @description Members who withdraw from the group, each until it is decided how the booking goes on; oldest first. */
      withdrawals: components['schemas']['WithdrawalDto'][];
    };
    BookingHistoryDto: {
      /** @description Every transition, oldest first. A new booking has none. */
      items: components['schemas']['BookingHistoryEntryDto'][];
    };
    BookingHistoryEntryDto: {
      /**
       * @description When. UTC, ISO 8601.
       * @example 2026-11-22T09:00:00.000Z
       */
      at: string;
      /**
       * @description Who: a user's id, or `system` for timers and payment providers.
       * @example system
       */
      by: string;
      /**
       * @description Id of the payment provider's event that led to it, if one did.
       * @example evt_01a2041fa2bc76e9
       */
      causedBy: string | null;
      /**
       * @description What happened.
       * @example payment_succeeded
       * @enum {string}
       */
      event:
        | 'payment_succeeded'
        | 'payment_authorised'
        | 'accept'
        | 'decline'
        | 'expire'
        | 'cancel'
        | 'begin'
        | 'deliver'
        | 'request_revision'
        | 'complete'
        | 'close'
        | 'dispute'
        | 'resolve'
        | 'propose_reschedule'
        | 'decline_reschedule'
        | 'reschedule'
        | 'report_no_show'
        | 'no_show'
        | 'withdraw'
        | 'offer_substitute'
        | 'decline_substitute'
        | 'substitute'
        | 'shrink'
        | 'cancel_member';
      /**
       * @description Id of the event under which the platform announced it.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      eventId: string | null;
      /**
       * @description Status before.
       * @example held
       * @enum {string}
       */
      from:
        | 'held'
        | 'requested'
        | 'accepted'
        | 'confirmed'
        | 'in_progress'
        | 'delivered'
        | 'revision_requested'
        | 'completed'
        | 'closed'
        | 'expired'
        | 'declined'
        | 'cancelled';
      /**
       * @description The one member whom it concerns: who withdraws, whose place is offered, or who leaves. Null for what concerns all.
       * @example null
       */
      memberId: string | null;
      /**
       * @description What they were to the booking.
       * @example system
       * @enum {string}
       */
      party: 'brand' | 'influencer' | 'admin' | 'system';
      /**
       * @description Why, in the words of whoever did it, or a code of the platform; null where nothing was said.
       * @example null
       */
      reason: string | null;
      /**
       * @description Status after; the same where the event leaves it as it is.
       * @example confirmed
       * @enum {string}
       */
      to:
        | 'held'
        | 'requested'
        | 'accepted'
        | 'confirmed'
        | 'in_progress'
        | 'delivered'
        | 'revision_requested'
        | 'completed'
        | 'closed'
        | 'expired'
        | 'declined'
        | 'cancelled';
    };
    BookingLedgerDto: {
      /** @description Where the booking's money lies now: the sums of all entries, without those that are zero. */
      balances: components['schemas']['LedgerEntryDto'][];
      /** @description The booking. */
      bookingId: string;
      /**
       * @description Whether all entries sum to zero; anything else is a mistake of the platform.
       * @example true
       */
      sound: boolean;
      /** @description The moves, in order. */
      transactions: components['schemas']['LedgerTransactionDto'][];
    };
    BookingListDto: {
      /** @description The bookings of this page. */
      items: components['schemas']['BookingDto'][];
      /** @description Cursor of the next page, or null on the last one. */
      nextCursor: string | null;
    };
    BookingPaymentDto: {
      /** @description Page on which the brand pays; null until the provider has made it. */
      checkoutUrl: string | null;
      /** @description For providers whose form is embedded in one's own page. */
      clientSecret?: string;
      /** @description The payment's id. */
      id: string;
      /**
       * @description Who takes the money.
       * @example sandbox
       */
      provider: string;
      /**
       * @description Where the payment stands. Only `succeeded` confirms a booking.
       * @enum {string}
       */
      status:
        | 'created'
        | 'processing'
        | 'authorised'
        | 'succeeded'
        | 'failed'
        | 'voided'
        | 'partially_refunded'
        | 'refunded'
        | 'chargeback'
        | 'won'
        | 'lost';
    };
    BookingReviewsDto: {
      /** @description Reviews of the booking that the caller may see: their own, and what is published. */
      items: components['schemas']['ReviewDto'][];
    };
    BrandDto: {
      /**
       * @description Name of the company.
       * @example Teal Otter Foods Pvt. Ltd.
       */
      companyName: string;
      /**
       * @description Name that others see.
       * @example Teal Otter Snacks
       */
      displayName: string;
      /**
       * @description The brand's user id.
       * @example 0198f2a0-7d32-7a10-8a6e-2f1d5c0b7e42
       */
      id: string;
      /**
       * @description What the company is in; empty until it says so.
       * @example food
       */
      industry: string;
      /**
       * @description An http or https URL, or null.
       * @example https://www.example.com
       */
      website: string | null;
    };
    CalendarDto: {
      /** @description The stretches, by start; each begins where the one before it ends. */
      items: components['schemas']['CalendarSpanDto'][];
      /**
       * @description The zone in which days count.
       * @example Asia/Kolkata
       */
      timezone: string;
    };
    CalendarSpanDto: {
      /**
       * @description The booking that has the time, if one has.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      bookingId: string | null;
      /**
       * @description Why: the weekly `rule`, the `override` of the day, a `booking`, or an `import`.
       * @example booking
       * @enum {string}
       */
      by: 'rule' | 'override' | 'booking' | 'import';
      /**
       * @description UTC, ISO 8601; not included.
       * @example 2026-11-24T10:15:00.000Z
       */
      end: string;
      /**
       * @description The note on the override, if it has one.
       * @example null
       */
      reason: string | null;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-24T09:00:00.000Z
       */
      start: string;
      /**
       * @description `open` and `closed` by rules and overrides; `held` by a booking that is not paid yet; `booked`; `busy` by an imported
       *     calendar. Held and booked time includes the buffers of the booking.
       * @example booked
       * @enum {string}
       */
      state: 'open' | 'closed' | 'held' | 'booked' | 'busy';
    };
    CancelBookingDto: {
      /**
       * @description `quoteId` of the preview that the canceller has seen; if the terms are others by now, nothing happens.
       * @example 9f2c5d0c5b1e4f0a8d7e6b5a4c3d2e1f
       */
      quoteId?: string;
      /**
       * @description Why, in the canceller's words; the other side reads it.
       * @example The launch was postponed.
       */
      reason?: string;
    };
    CancellationAmountDto: {
      /**
       * @description Minor units.
       * @example 125000
       */
      amount: number;
      /**
       * @description ISO 4217.
       * @example INR
       */
      currency: string;
    };
    CancellationPolicyDto: {
      /**
       * @description Name of the policy.
       * @example moderate
       * @enum {string}
       */
      name: 'flexible' | 'moderate' | 'strict' | 'custom';
      /** @description From the earliest cancellation to the latest; after the last one nothing goes back. */
      tiers: components['schemas']['CancellationTierDto'][];
    };
    CancellationPolicyWishDto: {
      /**
       * @description `flexible`: all until 24 hours before the start, then half. `moderate`: all until 48 hours, half until 24 hours, then
       *     nothing. `strict`: all until 14 days, half until 7 days, then nothing. `custom`: the tiers given.
       * @example moderate
       * @enum {string}
       */
      name: 'flexible' | 'moderate' | 'strict' | 'custom';
      /** @description From the earliest cancellation to the latest, 1 to 10, never more for a later one; only for `custom`. */
      tiers?: components['schemas']['CancellationTierDto'][];
    };
    CancellationPreviewDto: {
      /** @description What each influencer keeps. */
      members: components['schemas']['MemberKeepsDto'][];
      /** @description What the platform keeps. */
      platformFee: components['schemas']['CancellationAmountDto'];
      /**
       * @description Name of the policy, frozen when the booking was made.
       * @example moderate
       */
      policy: string;
      /**
       * @description Names exactly these terms; the cancellation may name it to be sure of them.
       * @example 9f2c5d0c5b1e4f0a8d7e6b5a4c3d2e1f
       */
      quoteId: string;
      /** @description What goes back to the brand. */
      refund: components['schemas']['CancellationAmountDto'];
      /**
       * @description Part of what is left of the payment that goes back, in basis points.
       * @example 5000
       */
      refundBps: number;
      /** @description What stays with the influencers and the platform, all together. */
      retained: components['schemas']['CancellationAmountDto'];
    };
    CancellationTierDto: {
      /**
       * @description Hours before the start at which the tier ends, 0 to 8760.
       * @example 48
       */
      hoursBefore: number;
      /**
       * @description Part of the price that goes back to the brand, in basis points.
       * @example 10000
       */
      refundBps: number;
    };
    ChangeDto: {
      /**
       * @description Of `open`: whether an override of that day closes it, or the weekly rules.
       * @example rule
       * @enum {string}
       */
      closedBy?: 'override' | 'rule';
      /**
       * @description Of `open`: the day in the member's time zone.
       * @example 2026-11-24
       */
      date?: string;
      /**
       * @description Of `open`: until when; an end at or before the start lies on the next day.
       * @example 15:30
       */
      end?: string;
      /**
       * @description `open`: the member is open at that time as well; `drop_required`: the gig goes without this required member;
       *     `lower_quorum`: fewer members are enough.
       * @example open
       * @enum {string}
       */
      kind: 'open' | 'drop_required' | 'lower_quorum';
      /**
       * @description Whom it is about; not of `lower_quorum`.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      memberId?: string;
      /**
       * @description Of `lower_quorum`: how many members would have to be enough.
       * @example 2
       */
      quorum?: number;
      /**
       * @description Of `open`: from when, on the member's wall clock.
       * @example 14:30
       */
      start?: string;
      /**
       * @description Of `open`: the member's IANA time zone.
       * @example Asia/Kolkata
       */
      timezone?: string;
    };
    ChangeEmailDto: {
      /**
       * Format: email
       * @description The new address. At most 254 characters.
       * @example asha.rao@example.com
       */
      email: string;
      /**
       * @description The account's password.
       * @example teal-otter-glides-44
       */
      password: string;
    };
    ChangeEndpointDto: {
      /**
       * @description What it is for, up to 200 characters.
       * @example Campaign planner, staging
       */
      description?: string;
      /**
       * @description What to send from now on.
       * @example [
       *       "booking.confirmed",
       *       "booking.cancelled"
       *     ]
       */
      events?: (
        | 'booking.held'
        | 'booking.requested'
        | 'booking.accepted'
        | 'booking.confirmed'
        | 'booking.in_progress'
        | 'booking.delivered'
        | 'booking.revision_requested'
        | 'booking.completed'
        | 'booking.closed'
        | 'booking.expired'
        | 'booking.declined'
        | 'booking.cancelled'
        | 'booking.disputed'
        | 'booking.dispute_resolved'
        | 'booking.reschedule_proposed'
        | 'booking.reschedule_declined'
        | 'booking.rescheduled'
        | 'booking.no_show_reported'
        | 'booking.member_withdrawing'
        | 'booking.substitute_offered'
        | 'booking.substitute_declined'
        | 'booking.member_substituted'
        | 'booking.member_left'
        | 'payment.failed'
        | 'payment.refund_succeeded'
        | 'gig.changed'
        | 'gig.members_invited'
        | 'gig.invitation_answered'
        | 'review.published'
        | 'chat.message_sent'
      )[];
      /**
       * @description Switches it off, or on again; what happens while it is off is not sent later.
       * @enum {string}
       */
      status?: 'enabled' | 'disabled';
      /**
       * @description Where to send instead.
       * @example https://planner.example/hooks/noillin
       */
      url?: string;
    };
    ChangePasswordDto: {
      /**
       * @description The password so far.
       * @example teal-otter-glides-44
       */
      currentPassword: string;
      /**
       * @description 10 to 128 characters. Common passwords and ones that contain the e-mail are refused.
       * @example seven-wet-umbrellas
       */
      newPassword: string;
    };
    ChangePlanDto: {
      /**
       * @description Name of a configured plan.
       * @example growth
       */
      plan: string;
    };
    ClockDto: {
      /**
       * @description What time it is for bookings, payments and calendars.
       * @example 2026-12-24T09:00:00.000Z
       */
      now: string;
      /**
       * @description How far that is ahead of real time, in milliseconds; negative when it lies behind.
       * @example 3600000
       */
      offsetMs: number;
    };
    CodeDto: {
      /**
       * @description Six digits of the authenticator, or, once there are some, a recovery code; each is good once.
       * @example 287082
       */
      code: string;
    };
    ConversationDto: {
      /** @description The booking that the conversation is about; null between two people. */
      bookingId: string | null;
      /** @description UTC, ISO 8601. */
      createdAt: string;
      /** @description Who took part once: they read what was said until they left, and write nothing. */
      formerParticipants: components['schemas']['ParticipantDto'][];
      /** @description The conversation's id. */
      id: string;
      /** @description Sequence number of the last message that the caller can read; 0 before the first. */
      lastSeq: number;
      /** @description Everybody who reads and writes in it. */
      participants: components['schemas']['ParticipantDto'][];
      /** @description Messages of others that the caller has not read. */
      unread: number;
    };
    ConversationListDto: {
      /** @description The conversations of this page. */
      items: components['schemas']['ConversationDto'][];
      /** @description Cursor of the next page, or null on the last one. */
      nextCursor: string | null;
    };
    CreateApiKeyDto: {
      /**
       * @description For how many days it is good, 1 to 730; a year unless said otherwise.
       * @default 365
       * @example 365
       */
      expiresInDays?: number;
      /**
       * @description What you call it, 1 to 60 characters.
       * @example Campaign planner
       */
      name: string;
      /**
       * @description What it may do: permissions that you have yourself. A permission that you lose, the key loses too.
       * @example [
       *       "booking:read",
       *       "booking:create"
       *     ]
       */
      scopes: (
        | 'account:read'
        | 'influencer-profile:write'
        | 'brand-profile:write'
        | 'gig:write'
        | 'availability:write'
        | 'booking:create'
        | 'booking:read'
        | 'booking:answer'
        | 'booking:deliver'
        | 'booking:review-delivery'
        | 'booking:cancel'
        | 'booking:dispute'
        | 'booking:reschedule'
        | 'booking:replace'
        | 'booking:rate'
        | 'payment:simulate'
        | 'payout:read'
        | 'chat:use'
        | 'notification:read'
        | 'webhook:write'
      )[];
    };
    CreateBookingDto: {
      /**
       * @description The gig to book.
       * @example 01a2041f-a2bc-76e9-9987-147bafb97f9c
       */
      gigId: string;
      /**
       * @description Of a group gig, whom to book: out of the slot's `members`, every required one and enough for the quorum; everybody who is
       *     free if left out. Where fewer than all members of the gig take part, they share what is paid in the same proportions.
       * @example [
       *       "0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11",
       *       "0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a12"
       *     ]
       */
      memberIds?: string[];
      /**
       * @description A start out of `GET /gigs/{id}/slots`: an instant with its offset, ISO 8601.
       * @example 2026-11-24T09:00:00.000Z
       */
      start: string;
    };
    CreateEndpointDto: {
      /**
       * @description What it is for, up to 200 characters.
       * @default
       * @example Campaign planner, production
       */
      description?: string;
      /**
       * @description What to send. Only events about your own bookings, gigs, payments, reviews and conversations come.
       * @example [
       *       "booking.confirmed",
       *       "booking.cancelled"
       *     ]
       */
      events: (
        | 'booking.held'
        | 'booking.requested'
        | 'booking.accepted'
        | 'booking.confirmed'
        | 'booking.in_progress'
        | 'booking.delivered'
        | 'booking.revision_requested'
        | 'booking.completed'
        | 'booking.closed'
        | 'booking.expired'
        | 'booking.declined'
        | 'booking.cancelled'
        | 'booking.disputed'
        | 'booking.dispute_resolved'
        | 'booking.reschedule_proposed'
        | 'booking.reschedule_declined'
        | 'booking.rescheduled'
        | 'booking.no_show_reported'
        | 'booking.member_withdrawing'
        | 'booking.substitute_offered'
        | 'booking.substitute_declined'
        | 'booking.member_substituted'
        | 'booking.member_left'
        | 'payment.failed'
        | 'payment.refund_succeeded'
        | 'gig.changed'
        | 'gig.members_invited'
        | 'gig.invitation_answered'
        | 'review.published'
        | 'chat.message_sent'
      )[];
      /**
       * @description Where to send: an https:// URL whose host has public addresses only.
       * @example https://planner.example/hooks/noillin
       */
      url: string;
    };
    CreateGigDto: {
      /**
       * @description `instant`: paid is booked. `request`: the money is only reserved until every member has accepted, within 48 hours. `instant` if left out.
       * @example instant
       * @enum {string}
       */
      bookingMode?: 'instant' | 'request';
      /**
       * @description Minutes kept free after each booking, at most two days; none if left out.
       * @example 15
       */
      bufferAfterMinutes?: number;
      /**
       * @description Minutes kept free before each booking, at most two days; none if left out.
       * @example 15
       */
      bufferBeforeMinutes?: number;
      /** @description What a brand gets back that cancels. `moderate` if left out. Bookings that exist keep theirs. */
      cancellationPolicy?: components['schemas']['CancellationPolicyWishDto'];
      /**
       * @description What kind of thing it is, 1 to 50 characters.
       * @example food
       */
      category: string;
      /**
       * @description What is offered, at length, 1 to 5000 characters.
       * @example A 60-second reel, filmed and cut by me, with one round of changes.
       */
      description: string;
      /**
       * @description Length of a booking in minutes: five minutes to two weeks.
       * @example 60
       */
      durationMinutes: number;
      /**
       * @description Last bookable day, counted from today in the owner's time zone, 1 to 365; 365 if left out.
       * @example 60
       */
      horizonDays?: number;
      /**
       * @description At most so many bookings that start within one day of the owner's time zone, 1 to 1000; null = any number.
       * @example 3
       */
      maxBookingsPerDay?: number | null;
      /**
       * @description At most so many bookings that start within one week, Monday to Sunday, of the owner's time zone, 1 to 1000; null = any number.
       * @example 10
       */
      maxBookingsPerWeek?: number | null;
      /** @description Everybody who is to take part, yourself included, 2 to 20; group gigs only. Whoever is named here is invited; you have accepted. */
      members?: components['schemas']['MemberTermsDto'][];
      /**
       * @description Minutes that a start must at least lie ahead, at most a year; none if left out.
       * @example 1440
       */
      minNoticeMinutes?: number;
      /** @description Price of one booking. */
      price: components['schemas']['MoneyDto'];
      /**
       * @description How many members must at least be free, required ones included; all required ones if left out. Group gigs only.
       * @example 2
       */
      quorum?: number;
      /**
       * @description How often the brand may send a delivery back, 0 to 20; once if left out.
       * @example 1
       */
      revisionsIncluded?: number;
      /**
       * @description Minutes between two starts, 5 minutes to a day; the duration if left out.
       * @example 60
       */
      slotStepMinutes?: number;
      /**
       * @description What is offered, in a line of 1 to 140 characters.
       * @example Recipe reel with your product
       */
      title: string;
      /**
       * @description One influencer, or several sold together.
       * @example single
       * @enum {string}
       */
      type: 'single' | 'group';
    };
    CriteriaDto: {
      /** @example 0.5 */
      compactness: number;
      /** @example 0.93 */
      earliness: number;
      /** @example 0.75 */
      members: number;
      /** @example 1 */
      preferredHours: number;
      /** @example 0.8 */
      price: number;
      /** @example 0.9 */
      reach: number;
    };
    DataExportDto: {
      /** @description What it consists of; empty before it is ready. */
      contents: components['schemas']['ExportedCollectionDto'][];
      /**
       * @description Where it is downloaded, with the same access token; null before it is ready.
       * @example /api/v1/account/export/0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e90/file
       */
      downloadPath: string | null;
      /** @description When it is forgotten: seven days after it was asked for. UTC, ISO 8601. */
      expiresAt: string;
      /** @description Id of the export. */
      id: string;
      /** @description Since when it can be downloaded; null before. UTC, ISO 8601. */
      readyAt: string | null;
      /** @description When it was asked for. UTC, ISO 8601. */
      requestedAt: string;
      /**
       * @description `requested` until everything is gathered, which takes seconds to minutes; then `ready`.
       * @enum {string}
       */
      status: 'requested' | 'ready';
    };
    DayOverrideDto: {
      /**
       * @description Day in the zone of the rules, YYYY-MM-DD.
       * @example 2026-12-24
       */
      date: string;
      /**
       * @description A note to oneself, at most 200 characters; nobody else sees it.
       * @example Diwali
       */
      reason?: string | null;
      /** @description The windows of that day, at most 24; none = closed. */
      windows: components['schemas']['WindowDto'][];
    };
    DeadLetterDecisionDto: {
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:30:00.000Z
       */
      at: string;
      /** @description User id of the admin. */
      by: string;
      /**
       * @description Why; null for a replay.
       * @example null
       */
      reason: string | null;
      /** @enum {string} */
      what: 'replay' | 'discard';
    };
    DeadLetterDetailsDto: {
      /**
       * @description How often it was tried before it failed for good the last time.
       * @example 5
       */
      attempts: number;
      /** @description False for a message of more than 1 MiB, of which only the beginning is kept; it cannot be replayed. */
      complete: boolean;
      /**
       * @description The message to the byte.
       * @example {pattern:notification.created,data:{id:0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a13}}
       */
      content: string;
      /**
       * @description `base64` for what is not text.
       * @enum {string}
       */
      contentEncoding: 'utf8' | 'base64';
      /**
       * @description Id of the chain of requests and events that led to it; null where the message names none.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a10
       */
      correlationId: string | null;
      /** @description The latest 20 decisions, oldest first. */
      decisions: components['schemas']['DeadLetterDecisionDto'][];
      /**
       * @description Id of the event; null where the message names none.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a13
       */
      eventId: string | null;
      /** @description The latest 20 failures, oldest first. */
      failures: components['schemas']['DeadLetterFailureDto'][];
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:00:00.000Z
       */
      firstFailedAt: string;
      /**
       * @description The same for every failure of one event in one queue.
       * @example Zb1kq0m3cHnHc8c1xX3fJm0Jx2sO8vQZr7d1Vw2aP5k
       */
      id: string;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:01:12.000Z
       */
      lastFailedAt: string;
      /**
       * @description Name of the event; null where the message names none.
       * @example notification.created
       */
      name: string | null;
      /**
       * @description The queue in which it failed.
       * @example mail
       * @enum {string}
       */
      queue: 'payments' | 'notifications' | 'mail' | 'webhooks' | 'chat' | 'slots' | 'search';
      /**
       * @description Why it failed last: name and message of the error.
       * @example Error: the mail server refuses the address
       */
      reason: string;
      /**
       * @description Of the message, in bytes.
       * @example 412
       */
      size: number;
      /**
       * @description `open` waits for a person, `replayed` was put back into its queue, `discarded` was given up. What fails once more is `open`
       *     again.
       * @enum {string}
       */
      status: 'open' | 'replayed' | 'discarded';
      /**
       * @description How often it has failed for good.
       * @example 1
       */
      timesFailed: number;
    };
    DeadLetterDto: {
      /**
       * @description How often it was tried before it failed for good the last time.
       * @example 5
       */
      attempts: number;
      /**
       * @description Id of the chain of requests and events that led to it; null where the message names none.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a10
       */
      correlationId: string | null;
      /**
       * @description Id of the event; null where the message names none.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a13
       */
      eventId: string | null;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:00:00.000Z
       */
      firstFailedAt: string;
      /**
       * @description The same for every failure of one event in one queue.
       * @example Zb1kq0m3cHnHc8c1xX3fJm0Jx2sO8vQZr7d1Vw2aP5k
       */
      id: string;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:01:12.000Z
       */
      lastFailedAt: string;
      /**
       * @description Name of the event; null where the message names none.
       * @example notification.created
       */
      name: string | null;
      /**
       * @description The queue in which it failed.
       * @example mail
       * @enum {string}
       */
      queue: 'payments' | 'notifications' | 'mail' | 'webhooks' | 'chat' | 'slots' | 'search';
      /**
       * @description Why it failed last: name and message of the error.
       * @example Error: the mail server refuses the address
       */
      reason: string;
      /**
       * @description Of the message, in bytes.
       * @example 412
       */
      size: number;
      /**
       * @description `open` waits for a person, `replayed` was put back into its queue, `discarded` was given up. What fails once more is `open`
       *     again.
       * @enum {string}
       */
      status: 'open' | 'replayed' | 'discarded';
      /**
       * @description How often it has failed for good.
       * @example 1
       */
      timesFailed: number;
    };
    DeadLetterFailureDto: {
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:01:12.000Z
       */
      at: string;
      /**
       * @description How often it had been tried.
       * @example 5
       */
      attempts: number;
      /**
       * @description Name and message of the last error.
       * @example Error: the mail server refuses the address
       */
      reason: string;
    };
    DeadLetterListDto: {
      /** @description The messages of this page, those that failed last first. */
      items: components['schemas']['DeadLetterDto'][];
      /** @description Cursor of the next page, or null on the last one. */
      nextCursor: string | null;
    };
    DeclineRequestDto: {
      /**
       * @description Why, in the influencer's words; the brand reads it.
       * @example I am travelling that week.
       */
      reason?: string;
    };
    DeliverableLinkDto: {
      /**
       * @description What is to be seen there.
       * @example The reel
       */
      label: string | null;
      /**
       * @description Absolute URL.
       * @example https://www.instagram.com/reel/C9x1Y2zAbCd/
       */
      url: string;
    };
    DeliverableLinkWishDto: {
      /**
       * @description What is to be seen there, 1 to 200 characters.
       * @example The reel
       */
      label?: string;
      /**
       * Format: uri
       * @description Absolute URL, http or https, at most 2048 characters.
       * @example https://www.instagram.com/reel/C9x1Y2zAbCd/
       */
      url: string;
    };
    DeliverDto: {
      /** @description Where the work can be seen, at most 20. */
      links?: components['schemas']['DeliverableLinkWishDto'][];
      /**
       * @description A word about it, 1 to 5000 characters.
       * @example Published this morning; the raw cuts follow by mail.
       */
      note?: string;
    };
    DeliveryDto: {
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-25T16:20:00.000Z
       */
      at: string;
      /** @description Where the work can be seen. */
      links: components['schemas']['DeliverableLinkDto'][];
      /** @description The influencer. */
      memberId: string;
      /**
       * @description A word about it.
       * @example Published this morning.
       */
      note: string | null;
      /**
       * @description Revisions asked for before it: 0 for the first delivery.
       * @example 0
       */
      round: number;
    };
    DeliveryListDto: {
      /** @description The deliveries of this page, newest first. */
      items: components['schemas']['WebhookDeliveryDto'][];
      /** @description Cursor of the next page, or null on the last one. */
      nextCursor: string | null;
    };
    DiscardDeadLetterDto: {
      /**
       * @description 1 to 500 characters, for whoever looks later; it does not belong to say anything about people.
       * @example The notification it asks for was deleted.
       */
      reason: string;
    };
    DisputeBookingDto: {
      /**
       * @description What is wrong, in the words of whoever disputes; support and the other side read it.
       * @example The reel shows another product.
       */
      reason?: string;
    };
    EditBrandDto: {
      /**
       * @description Name of the company, at most 120 characters.
       * @example Teal Otter Foods Pvt. Ltd.
       */
      companyName?: string;
      /**
       * @description Name that others see, 1 to 80 characters.
       * @example Teal Otter Snacks
       */
      displayName?: string;
      /**
       * @description What the company is in, at most 60 characters.
       * @example food
       */
      industry?: string;
      /**
       * Format: uri
       * @description An http or https URL of at most 300 characters, or null for none.
       * @example https://www.example.com
       */
      website?: string | null;
    };
    EditGigDto: {
      /**
       * @description `instant`: paid is booked. `request`: the money is only reserved until every member has accepted, within 48 hours.
       * @example instant
       * @enum {string}
       */
      bookingMode?: 'instant' | 'request';
      /**
       * @description Minutes kept free after each booking, at most two days; none if left out.
       * @example 15
       */
      bufferAfterMinutes?: number;
      /**
       * @description Minutes kept free before each booking, at most two days; none if left out.
       * @example 15
       */
      bufferBeforeMinutes?: number;
      /** @description What a brand gets back that cancels. Bookings that exist keep theirs. */
      cancellationPolicy?: components['schemas']['CancellationPolicyWishDto'];
      /**
       * @description What kind of thing it is, 1 to 50 characters.
       * @example food
       */
      category?: string;
      /**
       * @description What is offered, at length, 1 to 5000 characters.
       * @example A 60-second reel, filmed and cut by me, with one round of changes.
       */
      description?: string;
      /**
       * @description Length of a booking in minutes: five minutes to two weeks.
       * @example 60
       */
      durationMinutes?: number;
      /**
       * @description Last bookable day, counted from today in the owner's time zone, 1 to 365; 365 if left out.
       * @example 60
       */
      horizonDays?: number;
      /**
       * @description At most so many bookings that start within one day of the owner's time zone, 1 to 1000; null = any number.
       * @example 3
       */
      maxBookingsPerDay?: number | null;
      /**
       * @description At most so many bookings that start within one week, Monday to Sunday, of the owner's time zone, 1 to 1000; null = any number.
       * @example 10
       */
      maxBookingsPerWeek?: number | null;
      /**
       * @description Everybody who is to take part from now on, yourself included; group gigs only. An answer stands while its terms do: whoever
       *     is new, has other terms or declined before is invited. A published gig has to be paused where that takes its consent away.
       */
      members?: components['schemas']['MemberTermsDto'][];
      /**
       * @description Minutes that a start must at least lie ahead, at most a year; none if left out.
       * @example 1440
       */
      minNoticeMinutes?: number;
      /** @description Price of one booking. */
      price?: components['schemas']['MoneyDto'];
      /**
       * @description How many members must at least be free, required ones included; null = all required ones. Group gigs only.
       * @example 2
       */
      quorum?: number | null;
      /**
       * @description How often the brand may send a delivery back, 0 to 20.
       * @example 1
       */
      revisionsIncluded?: number;
      /**
       * @description Minutes between two starts, 5 minutes to a day; the duration if left out.
       * @example 60
       */
      slotStepMinutes?: number;
      /**
       * @description What is offered, in a line of 1 to 140 characters.
       * @example Recipe reel with your product
       */
      title?: string;
    };
    EditInfluencerDto: {
      /**
       * @description The influencer in their own words, at most 2000 characters.
       * @example Weeknight cooking from Bengaluru.
       */
      bio?: string;
      /**
       * @description What they make things about: at most 10, each 1 to 50 characters.
       * @example [
       *       "food",
       *       "travel"
       *     ]
       */
      categories?: string[];
      /**
       * @description Name that others see, 1 to 80 characters.
       * @example Asha Rao
       */
      displayName?: string;
      /**
       * @description Unique name for links: 3 to 30 of a-z, 0-9, dot, dash and underscore, beginning and ending with a letter or digit.
       *     Capitals and a leading @ are accepted and dropped.
       * @example asha.rao
       */
      handle?: string;
      /**
       * @description Languages they work in: at most 20 BCP 47 tags.
       * @example [
       *       "en-IN",
       *       "kn"
       *     ]
       */
      languages?: string[];
      /**
       * @description Where they live, at most 120 characters.
       * @example Bengaluru, India
       */
      location?: string;
      /** @description Their accounts on social platforms, at most 20. */
      platforms?: components['schemas']['EditPlatformPresenceDto'][];
      /**
       * @description IANA time zone, for display; what is free is counted in the zone of the availability rules.
       * @example Asia/Kolkata
       */
      timezone?: string;
    };
    EditPlatformPresenceDto: {
      /**
       * @description Percent of the followers that react to a post, 0 to 100.
       * @example 4.2
       */
      engagementRate: number;
      /**
       * @description Number of followers.
       * @example 184000
       */
      followers: number;
      /**
       * @description Name of the account there, 1 to 100 characters.
       * @example asha.cooks
       */
      handle: string;
      /**
       * @description The platform in lower case: letters, digits, dashes, 1 to 30 of them.
       * @example instagram
       */
      platform: string;
    };
    EndpointDto: {
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:00:00.000Z
       */
      createdAt: string;
      /**
       * @description What it is for.
       * @example Campaign planner, production
       */
      description: string;
      /**
       * @description Why nothing is sent: its owner switched it off, or it had failed for days; null while it is enabled.
       * @enum {string|null}
       */
      disabledReason: 'owner' | 'failing' | null;
      /**
       * @description What is sent.
       * @example [
       *       "booking.confirmed",
       *       "booking.cancelled"
       *     ]
       */
      events: (
        | 'booking.held'
        | 'booking.requested'
        | 'booking.accepted'
        | 'booking.confirmed'
        | 'booking.in_progress'
        | 'booking.delivered'
        | 'booking.revision_requested'
        | 'booking.completed'
        | 'booking.closed'
        | 'booking.expired'
        | 'booking.declined'
        | 'booking.cancelled'
        | 'booking.disputed'
        | 'booking.dispute_resolved'
        | 'booking.reschedule_proposed'
        | 'booking.reschedule_declined'
        | 'booking.rescheduled'
        | 'booking.no_show_reported'
        | 'booking.member_withdrawing'
        | 'booking.substitute_offered'
        | 'booking.substitute_declined'
        | 'booking.member_substituted'
        | 'booking.member_left'
        | 'payment.failed'
        | 'payment.refund_succeeded'
        | 'gig.changed'
        | 'gig.members_invited'
        | 'gig.invitation_answered'
        | 'review.published'
        | 'chat.message_sent'
      )[];
      /**
       * @description Since when every attempt has failed; null while the latest did not. UTC, ISO 8601.
       * @example null
       */
      failingSince: string | null;
      /**
       * @description The endpoint's id.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      id: string;
      /**
       * @description Until when the signing secret before the latest replacement signs as well; null where there is none. UTC, ISO 8601.
       * @example null
       */
      previousSecretUntil: string | null;
      /**
       * @description Whether anything is sent.
       * @enum {string}
       */
      status: 'enabled' | 'disabled';
      /**
       * @description Where they are sent.
       * @example https://planner.example/hooks/noillin
       */
      url: string;
    };
    EndpointListDto: {
      /** @description Oldest first; there are ten at most. */
      items: components['schemas']['EndpointDto'][];
    };
    ErasureDto: {
      /** @description When it is carried out, or, if it is deferred, looked at again. Until then it can be withdrawn. UTC, ISO 8601. */
      dueAt: string | null;
      /** @description What defers it if it is still open on that day; empty if nothing is open now. */
      obstacles: components['schemas']['ErasureObstacleDto'][];
      /** @description When it was asked for. UTC, ISO 8601. */
      requestedAt: string;
      /**
       * @description `scheduled` until its date; `deferred` while something is open then; `erasing` and `erased` are seen by admins only.
       * @enum {string}
       */
      status: 'scheduled' | 'deferred' | 'erasing' | 'erased' | 'withdrawn';
    };
    ErasureListDto: {
      /** @description The erasures of this page. */
      items: components['schemas']['AccountErasureDto'][];
      /** @description Cursor of the next page, or null on the last one. */
      nextCursor: string | null;
    };
    ErasureObstacleDto: {
      /**
       * @description How many.
       * @example 1
       */
      count: number;
      /**
       * @description What it is: bookings that are not over, disputes, withdrawals from bookings, payments, refunds, payouts, transfers, or debts.
       * @example live_bookings
       * @enum {string}
       */
      name:
        | 'live_bookings'
        | 'open_disputes'
        | 'open_withdrawals'
        | 'open_payments'
        | 'open_refunds'
        | 'pending_payouts'
        | 'open_transfers'
        | 'open_recoveries'
        | 'debts';
    };
    ErasureReceiptDto: {
      /** @description When it is carried out, or, if it is deferred, looked at again. Until then it can be withdrawn. UTC, ISO 8601. */
      dueAt: string | null;
      /** @description When everything was done; null before. UTC, ISO 8601. */
      finishedAt: string | null;
      /** @description Its id, and that of its receipt. */
      id: string;
      /** @description What defers it if it is still open on that day; empty if nothing is open now. */
      obstacles: components['schemas']['ErasureObstacleDto'][];
      /** @description One line per collection and treatment, in the order in which they were done; empty before it has begun. */
      receipt: components['schemas']['ReceiptLineDto'][];
      /** @description When it was asked for. UTC, ISO 8601. */
      requestedAt: string;
      /** @description When the account was closed; null before. UTC, ISO 8601. */
      startedAt: string | null;
      /**
       * @description `scheduled` until its date; `deferred` while something is open then; `erasing` and `erased` are seen by admins only.
       * @enum {string}
       */
      status: 'scheduled' | 'deferred' | 'erasing' | 'erased' | 'withdrawn';
      /** @description Whose account it is or was. */
      userId: string;
    };
    ExportedCollectionDto: {
      /**
       * @description How many of it.
       * @example 42
       */
      documents: number;
      /**
       * @description What kind of data it is.
       * @example messages
       */
      from: string;
    };
    FeedDto: {
      /**
       * @description When the address was made; UTC, ISO 8601.
       * @example 2026-11-23T09:00:00.000Z
       */
      issuedAt: string;
    };
    FieldProblemDto: {
      /**
       * @description Path of the field.
       * @example weekly.0.start
       */
      field: string;
      /**
       * @description What is wrong with it.
       * @example start must be a local time, HH:mm
       */
      message: string;
    };
    ForgottenPasswordDto: {
      /**
       * @description E-mail address of the account; letter case does not matter.
       * @example asha@example.com
       */
      email: string;
    };
    FoundGigDto: {
      /**
       * @description Days with a free slot when the index was last brought up to date, in the owner's time zone.
       * @example [
       *       "2026-11-24"
       *     ]
       */
      availableOn: string[];
      /**
       * @description What it is about.
       * @example food
       */
      category: string;
      /**
       * @description ISO 4217.
       * @example INR
       */
      currency: string;
      /** @description What the brand gets. */
      description: string;
      /**
       * @description How long a booking takes, in minutes.
       * @example 60
       */
      durationMinutes: number;
      /**
       * @description Followers on the largest platform of each member, together.
       * @example 184000
       */
      followers: number;
      /**
       * @description The gig's id.
       * @example 01a2041f-a2bc-76e9-9987-147bafb97f9c
       */
      id: string;
      /**
       * @description Languages in which they work (BCP 47).
       * @example [
       *       "en-IN",
       *       "kn"
       *     ]
       */
      languages: string[];
      /** @description Who takes part. */
      memberIds: string[];
      /**
       * @description Their names.
       * @example [
       *       "Asha Rao"
       *     ]
       */
      memberNames: string[];
      /**
       * @description Platforms on which they have an account.
       * @example [
       *       "instagram"
       *     ]
       */
      platformNames: string[];
      /**
       * @description Price in minor units of `currency`.
       * @example 250000
       */
      price: number;
      /**
       * @description Average rating, 1 to 5, when the index was last brought up to date; null before the first.
       * @example 4.67
       */
      rating: number | null;
      /**
       * @description Number of ratings.
       * @example 12
       */
      reviewCount: number;
      /**
       * @description What it is called.
       * @example One reel with your product
       */
      title: string;
      /**
       * @description `single` or `group`.
       * @example single
       */
      type: string;
    };
    FoundInfluencerDto: {
      /**
       * @description Days with a free slot in any of their gigs when the index was last brought up to date, in their time zone.
       * @example [
       *       "2026-11-24"
       *     ]
       */
      availableOn: string[];
      /** @description The influencer in their own words. */
      bio: string;
      /**
       * @description What they make things about.
       * @example [
       *       "food",
       *       "travel"
       *     ]
       */
      categories: string[];
      /**
       * @description Currencies in which something is on offer.
       * @example [
       *       "INR"
       *     ]
       */
      currencies: string[];
      /**
       * @description Name that others see.
       * @example Asha Rao
       */
      displayName: string;
      /**
       * @description Followers on the largest platform.
       * @example 184000
       */
      followers: number;
      /**
       * @description Number of published gigs.
       * @example 2
       */
      gigCount: number;
      /**
       * @description Unique name for links.
       * @example asha.rao
       */
      handle: string;
      /**
       * @description The influencer's user id.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      id: string;
      /**
       * @description Languages they work in (BCP 47).
       * @example [
       *       "en-IN",
       *       "kn"
       *     ]
       */
      languages: string[];
      /**
       * @description Where they live, as they wrote it.
       * @example Bengaluru, India
       */
      location: string;
      /**
       * @description Lowest price in the first of those currencies, in minor units; null while nothing is on offer.
       * @example 250000
       */
      lowestPrice: number | null;
      /**
       * @description Names of those platforms.
       * @example [
       *       "instagram"
       *     ]
       */
      platformNames: string[];
      /** @description Their accounts on social platforms. */
      platforms: components['schemas']['FoundPlatformDto'][];
      /**
       * @description Average rating, 1 to 5, when the index was last brought up to date; null before the first.
       * @example 4.67
       */
      rating: number | null;
      /**
       * @description Number of ratings.
       * @example 12
       */
      reviewCount: number;
      /**
       * @description IANA time zone, for display.
       * @example Asia/Kolkata
       */
      timezone: string;
    };
    FoundPlatformDto: {
      /**
       * @description Percent of the followers that react to a post, 0 to 100.
       * @example 4.2
       */
      engagementRate: number;
      /**
       * @description Number of followers.
       * @example 184000
       */
      followers: number;
      /**
       * @description Name of the account there.
       * @example asha.cooks
       */
      handle: string;
      /**
       * @description The platform.
       * @example instagram
       */
      platform: string;
    };
    GigDto: {
      /**
       * @description `instant`: paid is booked. `request`: the money is only reserved until every member has accepted.
       * @example instant
       * @enum {string}
       */
      bookingMode: 'instant' | 'request';
      /**
       * @description Minutes kept free after each booking.
       * @example 15
       */
      bufferAfterMinutes: number;
      /**
       * @description Minutes kept free before each booking.
       * @example 15
       */
      bufferBeforeMinutes: number;
      /** @description What a brand gets back that cancels. */
      cancellationPolicy: components['schemas']['CancellationPolicyDto'];
      /**
       * @description What kind of thing it is.
       * @example food
       */
      category: string;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:00:00.000Z
       */
      createdAt: string;
      /**
       * @description What is offered, at length.
       * @example A 60-second reel, filmed and cut by me, with one round of changes.
       */
      description: string;
      /**
       * @description Length of a booking in minutes.
       * @example 60
       */
      durationMinutes: number;
      /**
       * @description Last bookable day, counted from today in the owner's time zone.
       * @example 60
       */
      horizonDays: number;
      /**
       * @description The gig's id.
       * @example 0198f2a0-91c4-7d20-b2f1-0c9d8e7f6a55
       */
      id: string;
      /**
       * @description Most bookings that may start within one day of the owner's time zone; null = any number.
       * @example null
       */
      maxBookingsPerDay: number | null;
      /**
       * @description Most bookings that may start within one week, Monday to Sunday, of the owner's time zone; null = any number.
       * @example null
       */
      maxBookingsPerWeek: number | null;
      /** @description Who takes part. Members of the gig also see who has not accepted. */
      members: components['schemas']['GigMemberDto'][];
      /**
       * @description Minutes that a start must at least lie ahead.
       * @example 1440
       */
      minNoticeMinutes: number;
      /**
       * @description The influencer who created the gig and may change it.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      ownerId: string;
      /** @description Price of one booking. */
      price: components['schemas']['MoneyDto'];
      /**
       * @description How many members must at least be free; null = every required one.
       * @example null
       */
      quorum: number | null;
      /**
       * @description How often the brand may send a delivery back.
       * @example 1
       */
      revisionsIncluded: number;
      /**
       * @description Minutes between two starts.
       * @example 60
       */
      slotStepMinutes: number;
      /**
       * @description Drafts are seen by their members only, and only published gigs can be booked.
       * @example draft
       * @enum {string}
       */
      status: 'draft' | 'published' | 'paused' | 'archived';
      /**
       * @description What is offered, in a line.
       * @example Recipe reel with your product
       */
      title: string;
      /**
       * @description One influencer, or several sold together.
       * @example single
       * @enum {string}
       */
      type: 'single' | 'group';
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:00:00.000Z
       */
      updatedAt: string;
    };
    GigListDto: {
      /** @description The gigs, newest first. */
      items: components['schemas']['GigDto'][];
      /**
       * @description Cursor of the next page, or null on the last one.
       * @example null
       */
      nextCursor: string | null;
    };
    GigMemberDto: {
      /**
       * @description The influencer.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      influencerId: string;
      /** @description Whether the gig cannot take place without them. */
      required: boolean;
      /**
       * @description Share of what the members are paid, in basis points; all shares add up to 10000.
       * @example 10000
       */
      shareBps: number;
      /**
       * @description Whether they have agreed to take part.
       * @example accepted
       * @enum {string}
       */
      status: 'invited' | 'accepted' | 'declined';
    };
    GigSearchDto: {
      /**
       * @description The search engine that answered.
       * @enum {string}
       */
      engine: 'meilisearch';
      /**
       * @description Number of matches per value of each facet asked for.
       * @example {
       *       "category": {
       *         "food": 12,
       *         "travel": 3
       *       }
       *     }
       */
      facets: {
        [key: string]: {
          [key: string]: number;
        };
      };
      /** @description The matches of this page. */
      items: components['schemas']['FoundGigDto'][];
      /**
       * @description How many match, as the engine estimates it.
       * @example 15
       */
      total: number;
    };
    HealthDto: {
      /**
       * @description Always `up`; a service that is not answers with a problem.
       * @example up
       * @enum {string}
       */
      status: 'up';
    };
    ImportDto: {
      /**
       * @description How many separate times came of them; those that overlap or touch are one.
       * @example 57
       */
      busyTimes: number;
      /**
       * @description Until when its events were taken over, 400 days from the upload (UTC, ISO 8601). Later ones need another upload.
       * @example 2027-12-28T09:00:00.000Z
       */
      coversUntil: string;
      /**
       * @description How many of its events take time; a series counts once, each changed occurrence once more.
       * @example 12
       */
      events: number;
      /** @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11 */
      id: string;
      /**
       * @description When the file was uploaded last; UTC, ISO 8601.
       * @example 2026-11-23T09:00:00.000Z
       */
      importedAt: string;
      /** @example Studio */
      name: string;
      /**
       * @description How many of its events take no time.
       * @example 1
       */
      skippedEvents: number;
    };
    ImportListDto: {
      /** @description At most 10, in the order of their first upload. */
      items: components['schemas']['ImportDto'][];
    };
    ImportResultDto: {
      /**
       * @description How many separate times came of them; those that overlap or touch are one.
       * @example 57
       */
      busyTimes: number;
      /**
       * @description Until when its events were taken over, 400 days from the upload (UTC, ISO 8601). Later ones need another upload.
       * @example 2027-12-28T09:00:00.000Z
       */
      coversUntil: string;
      /**
       * @description How many of its events take time; a series counts once, each changed occurrence once more.
       * @example 12
       */
      events: number;
      /** @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11 */
      id: string;
      /**
       * @description When the file was uploaded last; UTC, ISO 8601.
       * @example 2026-11-23T09:00:00.000Z
       */
      importedAt: string;
      /** @example Studio */
      name: string;
      /** @description Which events were left out and why; the first hundred of them. */
      skipped: components['schemas']['SkippedEventDto'][];
      /**
       * @description How many of its events take no time.
       * @example 1
       */
      skippedEvents: number;
    };
    InfluencerDto: {
      /**
       * @description The influencer in their own words; empty until they write it.
       * @example Weeknight cooking from Bengaluru.
       */
      bio: string;
      /**
       * @description What they make things about.
       * @example [
       *       "food",
       *       "travel"
       *     ]
       */
      categories: string[];
      /**
       * @description Name that others see.
       * @example Asha Rao
       */
      displayName: string;
      /**
       * @description Unique name for links.
       * @example asha.rao
       */
      handle: string;
      /**
       * @description The influencer's user id.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      id: string;
      /**
       * @description Languages they work in, as BCP 47 tags in canonical form.
       * @example [
       *       "en-IN",
       *       "kn"
       *     ]
       */
      languages: string[];
      /**
       * @description Where they live, as they wrote it; empty until they write it.
       * @example Bengaluru, India
       */
      location: string;
      /** @description Their accounts on social platforms. */
      platforms: components['schemas']['PlatformPresenceDto'][];
      /**
       * @description Average of the published ratings, 1 to 5; null before the first.
       * @example 4.67
       */
      rating: number | null;
      /**
       * @description Number of published ratings.
       * @example 12
       */
      reviewCount: number;
      /**
       * @description IANA time zone, for display; what is free is counted in the zone of the availability rules.
       * @example Asia/Kolkata
       */
      timezone: string;
    };
    InfluencerSearchDto: {
      /**
       * @description The search engine that answered.
       * @enum {string}
       */
      engine: 'meilisearch';
      /**
       * @description Number of matches per value of each facet asked for.
       * @example {
       *       "category": {
       *         "food": 12,
       *         "travel": 3
       *       }
       *     }
       */
      facets: {
        [key: string]: {
          [key: string]: number;
        };
      };
      /** @description The matches of this page. */
      items: components['schemas']['FoundInfluencerDto'][];
      /**
       * @description How many match, as the engine estimates it.
       * @example 15
       */
      total: number;
    };
    IssuedApiKeyDto: {
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:00:00.000Z
       */
      createdAt: string;
      /**
       * @description When it stops being good. UTC, ISO 8601.
       * @example 2027-11-22T09:00:00.000Z
       */
      expiresAt: string;
      /**
       * @description The key's id.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      id: string;
      /**
       * @description When it was last used, to within some minutes; null while it has not been. UTC, ISO 8601.
       * @example 2026-11-24T18:30:00.000Z
       */
      lastUsedAt: string | null;
      /**
       * @description What its owner calls it.
       * @example Campaign planner
       */
      name: string;
      /** @description Whose key it is. */
      ownerId: string;
      /**
       * @description How often it may ask, by the name of its plan; the answers' `RateLimit-Policy` says what that is.
       * @example standard
       */
      plan: string;
      /**
       * @description How the secret begins.
       * @example nk_live_3q2-7w
       */
      prefix: string;
      /**
       * @description Until when the secret before the latest replacement is good too; null where there is none. UTC, ISO 8601.
       * @example null
       */
      previousUntil: string | null;
      /**
       * @description When it was revoked; null while it is not. UTC, ISO 8601.
       * @example null
       */
      revokedAt: string | null;
      /**
       * @description What it may do, as far as its owner may.
       * @example [
       *       "booking:read"
       *     ]
       */
      scopes: (
        | 'account:read'
        | 'influencer-profile:write'
        | 'brand-profile:write'
        | 'gig:write'
        | 'availability:write'
        | 'booking:create'
        | 'booking:read'
        | 'booking:answer'
        | 'booking:deliver'
        | 'booking:review-delivery'
        | 'booking:cancel'
        | 'booking:dispute'
        | 'booking:reschedule'
        | 'booking:replace'
        | 'booking:rate'
        | 'payment:simulate'
        | 'payout:read'
        | 'chat:use'
        | 'notification:read'
        | 'webhook:write'
      )[];
      /**
       * @description What to send as `Authorization: Bearer ...` or `X-Api-Key`. It is shown this once; only a hash of it is kept.
       * @example nk_live_3q2-7wAAb0pQ9yJ4kTz1mXcVbNq8RsLdFgHjKlPoIuY
       */
      secret: string;
    };
    IssuedEndpointDto: {
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:00:00.000Z
       */
      createdAt: string;
      /**
       * @description What it is for.
       * @example Campaign planner, production
       */
      description: string;
      /**
       * @description Why nothing is sent: its owner switched it off, or it had failed for days; null while it is enabled.
       * @enum {string|null}
       */
      disabledReason: 'owner' | 'failing' | null;
      /**
       * @description What is sent.
       * @example [
       *       "booking.confirmed",
       *       "booking.cancelled"
       *     ]
       */
      events: (
        | 'booking.held'
        | 'booking.requested'
        | 'booking.accepted'
        | 'booking.confirmed'
        | 'booking.in_progress'
        | 'booking.delivered'
        | 'booking.revision_requested'
        | 'booking.completed'
        | 'booking.closed'
        | 'booking.expired'
        | 'booking.declined'
        | 'booking.cancelled'
        | 'booking.disputed'
        | 'booking.dispute_resolved'
        | 'booking.reschedule_proposed'
        | 'booking.reschedule_declined'
        | 'booking.rescheduled'
        | 'booking.no_show_reported'
        | 'booking.member_withdrawing'
        | 'booking.substitute_offered'
        | 'booking.substitute_declined'
        | 'booking.member_substituted'
        | 'booking.member_left'
        | 'payment.failed'
        | 'payment.refund_succeeded'
        | 'gig.changed'
        | 'gig.members_invited'
        | 'gig.invitation_answered'
        | 'review.published'
        | 'chat.message_sent'
      )[];
      /**
       * @description Since when every attempt has failed; null while the latest did not. UTC, ISO 8601.
       * @example null
       */
      failingSince: string | null;
      /**
       * @description The endpoint's id.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      id: string;
      /**
       * @description Until when the signing secret before the latest replacement signs as well; null where there is none. UTC, ISO 8601.
       * @example null
       */
      previousSecretUntil: string | null;
      /**
       * @description What `Noillin-Signature` is made with. It is shown this once.
       * @example whsec_3q2-7wAAb0pQ9yJ4kTz1mXcVbNq8RsLdFgHjKlPoIuY
       */
      secret: string;
      /**
       * @description Whether anything is sent.
       * @enum {string}
       */
      status: 'enabled' | 'disabled';
      /**
       * @description Where they are sent.
       * @example https://planner.example/hooks/noillin
       */
      url: string;
    };
    IssuedFeedDto: {
      /**
       * @description When the address was made; UTC, ISO 8601.
       * @example 2026-11-23T09:00:00.000Z
       */
      issuedAt: string;
      /**
       * @description What to subscribe to in a calendar program. Whoever knows it can read one's bookings; it is shown this once.
       * @example https://noillin.example/api/v1/calendar/feeds/3q2-7wAAb0pQ9yJ4.ics
       */
      url: string;
    };
    LedgerEntryDto: {
      /**
       * @description The account of the platform's chart.
       * @example influencer_pending
       * @enum {string}
       */
      account:
        | 'brand_paid_in'
        | 'brand_refunded'
        | 'bank_charged_back'
        | 'influencer_paid'
        | 'unallocated'
        | 'influencer_pending'
        | 'influencer_releasable'
        | 'influencer_in_transit'
        | 'influencer_recovering'
        | 'influencer_debt'
        | 'platform_fee_pending'
        | 'platform_fee_earned'
        | 'refund_due'
        | 'chargeback_open';
      /**
       * @description Signed minor units.
       * @example 212500
       */
      amount: number;
      /**
       * @description The influencer whose account it is; null for the platform's accounts.
       * @example 0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e90
       */
      influencerId: string | null;
    };
    LedgerTransactionDto: {
      /**
       * @description ISO 4217 code.
       * @example INR
       */
      currency: string;
      /** @description Where the money came from and went to. */
      entries: components['schemas']['LedgerEntryDto'][];
      /**
       * @description Names the move: the same move is posted once.
       * @example allocation:0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e90
       */
      id: string;
      /**
       * @description What kind of move it was.
       * @example allocation
       * @enum {string}
       */
      move:
        | 'payment'
        | 'allocation'
        | 'hand_over'
        | 'release'
        | 'payout'
        | 'payout_arrived'
        | 'payout_failed'
        | 'recovery_arrived'
        | 'recovery_refused'
        | 'refund'
        | 'refund_arrived'
        | 'refund_refused'
        | 'chargeback'
        | 'chargeback_won'
        | 'chargeback_lost';
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-24T09:00:00.000Z
       */
      occurredAt: string;
    };
    LoginDto: {
      /**
       * @description E-mail address of the account; letter case does not matter.
       * @example asha@example.com
       */
      email: string;
      /**
       * @description The password.
       * @example teal-otter-glides-44
       */
      password: string;
      /**
       * @description Where the refresh token goes: in the answer, or, for pages of the platform's own origin, in an httpOnly cookie that scripts
       *     cannot read. The answer then has no `refreshToken`, and refreshing and logging out need none in the body.
       * @example body
       * @enum {string}
       */
      refreshTokenIn?: 'body' | 'cookie';
    };
    MailedTokenDto: {
      /**
       * @description The token, good once.
       * @example wm1CkJ0b7XlJ0w4m0vQ1m0y1R7u3t5h2s9d8f6g4k2A
       */
      token: string;
    };
    MarkReadDto: {
      /**
       * @description Everything up to this sequence number has been read.
       * @example 7
       */
      seq: number;
    };
    MemberKeepsDto: {
      /**
       * @description The influencer.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      influencerId: string;
      /** @description What stays theirs. */
      keeps: components['schemas']['CancellationAmountDto'];
    };
    MemberRefundTermsDto: {
      /** @description What of the refund is the platform's fee on what the member gives back. */
      feeRefund: components['schemas']['CancellationAmountDto'];
      /** @description What the member keeps. */
      keeps: components['schemas']['CancellationAmountDto'];
      /** @description Who leaves. */
      memberId: string;
      /**
       * @description Names exactly these terms; whoever commits to them may name it to be sure of them.
       * @example 9f2c5d0c5b1e4f0a8d7e6b5a4c3d2e1f
       */
      quoteId: string;
      /** @description What goes back to the brand. */
      refund: components['schemas']['CancellationAmountDto'];
      /**
       * @description Part of the member's part, and of the fee on it, that goes back, in basis points.
       * @example 10000
       */
      refundBps: number;
    };
    MemberShareDto: {
      /**
       * @description Minor units.
       * @example 100000
       */
      amount: number;
      /**
       * @description The influencer.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      influencerId: string;
    };
    MemberTermsDto: {
      /**
       * @description The influencer.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      influencerId: string;
      /**
       * @description Whether the gig cannot take place without them; true if left out.
       * @example true
       */
      required?: boolean;
      /**
       * @description Share of what the members are paid, in basis points; all shares add up to 10000. Where fewer than all take part in a
       *     booking, they share in the same proportions.
       * @example 5000
       */
      shareBps: number;
    };
    MessageDto: {
      /**
       * @description What was written, as plain text.
       * @example Looking forward to it!
       */
      body: string;
      /** @description The sender's own id of the message. */
      clientMessageId: string;
      /** @description The conversation it stands in. */
      conversationId: string;
      /** @description The message's id. */
      id: string;
      /** @description Who wrote it. */
      senderId: string;
      /** @description UTC, ISO 8601. */
      sentAt: string;
      /**
       * @description Position in the conversation: 1, 2, 3 ... without gaps.
       * @example 1
       */
      seq: number;
    };
    MessageListDto: {
      /** @description In order of their sequence numbers. */
      items: components['schemas']['MessageDto'][];
    };
    MissingMemberDto: {
      /**
       * @description With `closed`: what closes that day.
       * @example null
       * @enum {string|null}
       */
      by: 'rule' | 'override' | null;
      /**
       * @description The influencer.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      memberId: string;
      /**
       * @description `closed`, `does_not_fit`, `busy`, `buffer` or `limit`, as below.
       * @example busy
       * @enum {string}
       */
      reason:
        | 'invalid'
        | 'past'
        | 'notice'
        | 'horizon'
        | 'closed'
        | 'does_not_fit'
        | 'busy'
        | 'buffer'
        | 'limit'
        | 'quorum'
        | 'not_aligned';
    };
    MoneyDto: {
      /**
       * @description Whole number of the currency's minor unit (paise, cents); never a fraction.
       * @example 250000
       */
      amount: number;
      /**
       * Format: currency
       * @description ISO 4217 code in capitals.
       * @example INR
       */
      currency: string;
    };
    MoveClockDto: {
      /**
       * @description Milliseconds by which the clock goes forward.
       * @example 3600000
       */
      advanceMs?: number;
      /**
       * @description Instant to which the clock is set, from where it goes on.
       * @example 2026-12-24T09:00:00.000Z
       */
      now?: string;
      /**
       * @description Back to real time. What has happened in moved time stays as it is.
       * @example true
       */
      reset?: boolean;
    };
    NoShowDto: {
      /**
       * @description Which side did not come.
       * @example influencer
       * @enum {string}
       */
      absent: 'brand' | 'influencer';
      /** @description Who reported it. */
      by: string;
      /**
       * @description When it takes effect unless it is disputed. UTC, ISO 8601.
       * @example 2026-11-25T10:00:00.000Z
       */
      effectiveAt: string;
    };
    NotificationDto: {
      /** @description The whole text, as plain text. */
      body: string;
      /** @description UTC, ISO 8601. */
      createdAt: string;
      /** @description Ids of what it is about, e.g. `bookingId`. */
      data: {
        [key: string]: string;
      };
      /** @description The notification's id. */
      id: string;
      /** @description UTC, ISO 8601; null until it is read. */
      readAt: string | null;
      /**
       * @description A few words, for a list.
       * @example Booking confirmed
       */
      title: string;
      /**
       * @description The event that it tells of.
       * @example booking.confirmed
       */
      type: string;
    };
    NotificationListDto: {
      /** @description The notifications of this page. */
      items: components['schemas']['NotificationDto'][];
      /** @description Cursor of the next page, or null on the last one. */
      nextCursor: string | null;
    };
    OfferPlaceDto: {
      /**
       * @description What they get, in minor units of the booking's currency: at most what the member would have got, and that if left out. What
       *     they get less goes back to the brand, with the platform's fee on it.
       * @example 50000
       */
      amount?: number;
      /**
       * @description Who is asked to take the place: one of the ranked substitutes, or any other influencer who is free then. Who takes part, has
       *     left, or is asked to take another place in the booking is refused with `rule_refused`.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a12
       */
      influencerId: string;
      /**
       * @description `id` of one of the booking's `withdrawals`; the oldest is meant if left out.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a14
       */
      withdrawalId?: string;
    };
    OnboardingLinkDto: {
      /**
       * @description Until when the link works. UTC, ISO 8601.
       * @example 2026-11-24T09:10:00.000Z
       */
      expiresAt: string;
      /**
       * @description Page of the provider's; works once.
       * @example https://localhost:8443/api/v1/sandbox/onboarding/3q2-7w
       */
      url: string;
    };
    OpenConversationDto: {
      /** @description A booking that one takes part in. */
      bookingId?: string;
      /** @description The other person. */
      participantId?: string;
    };
    OptimizeDto: {
      /**
       * @description First day in the owner's time zone (YYYY-MM-DD), or an instant (ISO 8601 with Z or an offset); today if left out.
       * @example 2026-11-23
       */
      from?: string;
      /**
       * @description How many windows are wanted, 1 to 50.
       * @default 10
       * @example 10
       */
      limit?: number;
      /** @description Hours that are liked better. */
      preferredHours?: components['schemas']['PreferredHoursDto'];
      /**
       * @description How many members have to be in at least; the gig's own quorum, if it asks for more, stays.
       * @example 3
       */
      quorum?: number;
      /**
       * @description Last day in the owner's time zone, included as a whole, or an instant, not included; 14 days from `from` if left out.
       * @example 2026-12-06
       */
      to?: string;
      /** @description How much each criterion counts; the defaults if left out. */
      weights?: components['schemas']['WeightsDto'];
    };
    OptimizeResultDto: {
      /** @description False when the search was stopped before everything had been looked at; what it found by then is answered. */
      complete: boolean;
      /** @description Only where there is no window: the smallest changes that would give one, at most five. */
      proposals: components['schemas']['ProposalDto'][];
      /** @description Only where there is no window: other gigs of the category that can be had, the best first, at most ten. */
      substitutes: components['schemas']['SubstituteGigDto'][];
      /** @description The weights as they were used. */
      weights: components['schemas']['CriteriaDto'];
      /** @description The slots, the best first; every one can be booked until somebody does. */
      windows: components['schemas']['RankedWindowDto'][];
    };
    OverrideDto: {
      /**
       * @description Day in the zone of the rules.
       * @example 2026-11-26
       */
      date: string;
      /**
       * @description The influencer's note, or null.
       * @example Diwali
       */
      reason: string | null;
      /** @description The windows of that day; none = closed. */
      windows: components['schemas']['WindowDto'][];
    };
    OverrideListDto: {
      /** @description The overrides, by day. */
      items: components['schemas']['OverrideDto'][];
      /**
       * @description Always null: the range is answered whole.
       * @example null
       */
      nextCursor: string | null;
    };
    OwnSessionDto: {
      /**
       * @description Client address of the login or the latest refresh.
       * @example 203.0.113.7
       */
      address: string;
      /**
       * @description When it began. UTC, ISO 8601.
       * @example 2026-11-22T09:00:00.000Z
       */
      createdAt: string;
      /**
       * @description Whether it is the one that asks.
       * @example true
       */
      current: boolean;
      /**
       * @description What the device calls itself.
       * @example Chrome on Windows
       */
      device: string;
      /**
       * @description Session id.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      id: string;
      /**
       * @description The login or the latest refresh. UTC, ISO 8601.
       * @example 2026-11-24T18:30:00.000Z
       */
      lastUsedAt: string;
    };
    OwnSessionListDto: {
      /** @description The session used last comes first. */
      items: components['schemas']['OwnSessionDto'][];
    };
    ParticipantDto: {
      /** @description The person's name as others see it. */
      displayName: string;
      /** @description The person's id. */
      id: string;
      /** @description Everything up to this sequence number has been read; 0 = nothing. */
      readSeq: number;
      /**
       * @description What the person is here.
       * @enum {string}
       */
      role: 'brand' | 'influencer' | 'admin';
    };
    PasswordAndCodeDto: {
      /**
       * @description Six digits of the authenticator, or, once there are some, a recovery code; each is good once.
       * @example 287082
       */
      code: string;
      /**
       * @description The account's password.
       * @example teal-otter-glides-44
       */
      password: string;
    };
    PasswordDto: {
      /**
       * @description The account's password.
       * @example teal-otter-glides-44
       */
      password: string;
    };
    PaymentDto: {
      /** @description What is owed. */
      amount: components['schemas']['MoneyDto'];
      /** @description The booking that is paid for. */
      bookingId: string;
      /** @description Page on which the brand pays; null until the provider has made it, and for everybody else. */
      checkoutUrl: string | null;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:00:00.000Z
       */
      createdAt: string;
      /** @description The payment's id. */
      id: string;
      /**
       * @description Who takes the money.
       * @example sandbox
       */
      provider: string;
      /**
       * @description What went back to the brand, in minor units of the same currency.
       * @example 0
       */
      refundedAmount: number;
      /**
       * @description Where the payment stands. Only `succeeded` confirms a booking; `failed` may be tried again while the hold lives.
       * @enum {string}
       */
      status:
        | 'created'
        | 'processing'
        | 'authorised'
        | 'succeeded'
        | 'failed'
        | 'voided'
        | 'partially_refunded'
        | 'refunded'
        | 'chargeback'
        | 'won'
        | 'lost';
    };
    PayNowDto: {
      /**
       * @description How many parts are transferred now, unless together they are less than the influencer's own minimum.
       * @example 2
       */
      parts: number;
    };
    PayoutAccountDto: {
      /**
       * @description Who holds the account.
       * @example sandbox
       */
      provider: string;
      /**
       * @description What the provider still wants to know, in its own words.
       * @example [
       *       "bank_account"
       *     ]
       */
      requirements: string[];
      /**
       * @description `none`: onboarding was never started; `incomplete`: the provider wants to know more; `ready`: money can arrive.
       * @example incomplete
       * @enum {string}
       */
      status: 'none' | 'incomplete' | 'ready';
      /**
       * @description When the provider was last asked. UTC, ISO 8601; null where there is no account.
       * @example 2026-11-24T09:00:00.000Z
       */
      updatedAt: string | null;
    };
    PayoutBalanceDto: {
      /**
       * @description ISO 4217 code.
       * @example INR
       */
      currency: string;
      /**
       * @description Owed by the influencer; the next payouts pay it.
       * @example 0
       */
      debt: number;
      /**
       * @description On its way to the influencer, less what is on its way back.
       * @example 0
       */
      inTransit: number;
      /**
       * @description Transferred, and not taken back.
       * @example 850000
       */
      paid: number;
      /**
       * @description Of bookings that are not completed, or cool down.
       * @example 425000
       */
      pending: number;
      /**
       * @description Ready to be transferred.
       * @example 0
       */
      releasable: number;
    };
    PayoutBalanceListDto: {
      /** @description One balance per currency in which the influencer ever had money. */
      items: components['schemas']['PayoutBalanceDto'][];
    };
    PayoutDto: {
      /** @description The part as it was agreed at purchase, after the platform's fee. */
      amount: components['schemas']['MoneyDto'];
      /**
       * @description What keeps it where it is; empty when nothing does.
       * @example [
       *       "cooling_down"
       *     ]
       */
      blockedBy: (
        | 'not_completed'
        | 'cooling_down'
        | 'dispute'
        | 'chargeback'
        | 'onboarding'
        | 'minimum_amount'
        | 'provider_balance'
        | 'provider_refused'
        | 'schedule'
        | 'request'
      )[];
      /** @description The booking that is paid. */
      bookingId: string;
      /**
       * @description When it is expected to be transferred; null where nobody can say. UTC, ISO 8601.
       * @example 2026-11-27T09:00:00.000Z
       */
      expectedAt: string | null;
      /** @description Id of the part. */
      id: string;
      /**
       * @description What of it has not gone back to the brand, in minor units of the same currency.
       * @example 212500
       */
      leftAmount: number;
      /**
       * @description What had to go back and is still owed, in minor units; the next payouts pay it.
       * @example 0
       */
      owedAmount: number;
      /**
       * @description When it cools down; null until the booking is completed. UTC, ISO 8601.
       * @example 2026-11-27T09:00:00.000Z
       */
      releaseAt: string | null;
      /**
       * @description `pending`: the booking is not completed; `cooling`: time to dispute; `releasable`: ready to be transferred;
       *     `in_transit`; `paid`; `reversed`: all of it went back; `debt`: it went back after it was paid, and is owed.
       * @example cooling
       * @enum {string}
       */
      stage: 'pending' | 'cooling' | 'releasable' | 'in_transit' | 'paid' | 'debt' | 'reversed';
      /** @description The transfers that were tried, the oldest first. */
      transfers: components['schemas']['TransferDto'][];
    };
    PayoutListDto: {
      /** @description The parts of this page, those of the newest bookings first. */
      items: components['schemas']['PayoutDto'][];
      /**
       * @description Cursor of the next page, or null on the last one.
       * @example null
       */
      nextCursor: string | null;
    };
    PayoutSettingsDto: {
      /**
       * @description Minor units, in any currency: less than this waits until more has come together.
       * @example 100000
       */
      minimumAmount: number;
      /**
       * @description `immediately` after the release, `daily` at midnight UTC, `weekly` at Monday's midnight UTC, or `manual`: on request.
       * @example weekly
       * @enum {string}
       */
      schedule: 'immediately' | 'daily' | 'weekly' | 'manual';
    };
    PlaceOfferDto: {
      /** @description What the influencer gets for it, after the platform's fee. */
      amount: components['schemas']['CancellationAmountDto'];
      /** @description The booking; it answers `not_found` to whoever is asked until they have accepted. */
      bookingId: string;
      /** @description Who booked. */
      brandId: string;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-24T10:00:00.000Z
       */
      end: string;
      /**
       * @description Until when it can be answered. UTC, ISO 8601.
       * @example 2026-11-23T09:00:00.000Z
       */
      expiresAt: string;
      /** @description The gig that was booked. */
      gigId: string;
      /** @description Title of the gig when it was booked. */
      gigTitle: string;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-24T09:00:00.000Z
       */
      start: string;
    };
    PlaceOfferListDto: {
      /** @description Those that start first at the head; at most a hundred. */
      items: components['schemas']['PlaceOfferDto'][];
    };
    PlatformPresenceDto: {
      /**
       * @description Percent of the followers that react to a post, 0 to 100.
       * @example 4.2
       */
      engagementRate: number;
      /**
       * @description Number of followers.
       * @example 184000
       */
      followers: number;
      /**
       * @description Name of the account there.
       * @example asha.cooks
       */
      handle: string;
      /**
       * @description The platform.
       * @example instagram
       */
      platform: string;
    };
    PreferredHoursDto: {
      /**
       * @description After the start, to 24:00.
       * @example 16:00
       */
      end: string;
      /**
       * @description Whether windows that do not lie wholly within the hours are left out. Otherwise they rank lower.
       * @default false
       */
      only?: boolean;
      /**
       * @description 00:00 to 23:59.
       * @example 10:00
       */
      start: string;
      /**
       * @description IANA time zone of the hours.
       * @example Europe/Berlin
       */
      timezone: string;
    };
    ProblemDto: {
      /**
       * @description What the object accepts in this state; only for `transition_not_allowed`.
       * @example [
       *       "dispute"
       *     ]
       */
      allowedActions?: string[];
      /**
       * @description Stable machine-readable code.
       * @example slot_taken
       */
      code: string;
      /**
       * @description What happened, for people. Machines look at `code`.
       * @example Somebody else has just taken this slot.
       */
      detail: string;
      /** @description One entry per offending field, only for malformed or refused input. */
      errors?: components['schemas']['FieldProblemDto'][];
      /**
       * @description The request's id, as in `X-Request-Id`; quote it when you ask for help.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      requestId: string;
      /**
       * @description The state in which the object is; only for `transition_not_allowed`.
       * @example completed
       */
      state?: string;
      /**
       * @description The HTTP status code.
       * @example 409
       */
      status: number;
      /**
       * @description The HTTP status in words.
       * @example Conflict
       */
      title: string;
      /**
       * @description URI reference naming the kind of problem; stable per code.
       * @example /problems/slot_taken
       */
      type: string;
    };
    ProposalDto: {
      changes: components['schemas']['ChangeDto'][];
      /**
       * @description How much they ask for: 1 for each window opened, 2 for each member fewer, 3 for each required member dropped.
       * @example 1
       */
      cost: number;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-24T10:00:00.000Z
       */
      end: string;
      /**
       * @description Everybody who is in.
       * @example [
       *       "0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11"
       *     ]
       */
      memberIds: string[];
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-24T09:00:00.000Z
       */
      start: string;
    };
    ProposeRescheduleDto: {
      /**
       * @description Why, in the words of whoever proposes it; everybody else reads it.
       * @example The product arrives a day later.
       */
      reason?: string;
      /**
       * @description A start out of `GET /gigs/{id}/slots`: an instant with its offset, ISO 8601.
       * @example 2026-11-25T09:00:00.000Z
       */
      start: string;
    };
    PutOverrideDto: {
      /**
       * @description A note to oneself, at most 200 characters; nobody else sees it.
       * @example Diwali
       */
      reason?: string | null;
      /** @description The windows of that day, at most 24; none = closed. */
      windows: components['schemas']['WindowDto'][];
    };
    PutOverridesDto: {
      /**
       * @description First day, YYYY-MM-DD.
       * @example 2026-12-24
       */
      from?: string;
      /** @description Instead of a range: up to 366 days, each once, with windows and reason of its own. */
      items?: components['schemas']['DayOverrideDto'][];
      /**
       * @description With `from` and `to`: a note to oneself on each of the days, at most 200 characters; nobody else sees it.
       * @example Winter holidays
       */
      reason?: string | null;
      /**
       * @description Last day, included, YYYY-MM-DD; at most 366 days.
       * @example 2027-01-01
       */
      to?: string;
      /** @description With `from` and `to`: the windows of each of the days, at most 24; none = closed. */
      windows?: components['schemas']['WindowDto'][];
    };
    RankedWindowDto: {
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-24T10:00:00.000Z
       */
      end: string;
      /**
       * @description Everybody who is in.
       * @example [
       *       "0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11"
       *     ]
       */
      memberIds: string[];
      /** @description What the window scores by each criterion. */
      parts: components['schemas']['CriteriaDto'];
      /**
       * @description 0 to 1: the parts, each times its weight.
       * @example 0.82
       */
      score: number;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-24T09:00:00.000Z
       */
      start: string;
    };
    ReceiptLineDto: {
      /**
       * @description Why documents are kept; null unless they are.
       * @example null
       */
      because: string | null;
      /**
       * @description How many documents.
       * @example 42
       */
      documents: number;
      /** @description False while it is worked on. */
      done: boolean;
      /**
       * @description Fields that have nothing personal any more; empty unless documents were anonymised.
       * @example [
       *       "body"
       *     ]
       */
      fields: string[];
      /**
       * @description Name of the collection; `redis` for what is kept beside the database.
       * @example messages
       */
      from: string;
      /**
       * @description Documents are removed, lose what is personal, or are kept as they are.
       * @example anonymise
       * @enum {string}
       */
      treatment: 'remove' | 'anonymise' | 'keep';
    };
    RecoveryCodesDto: {
      /**
       * @description Ten of them.
       * @example [
       *       "3vqd-8k2m-x0ra-7ncw"
       *     ]
       */
      recoveryCodes: string[];
    };
    RefreshDto: {
      /**
       * @description The token that the last login or refresh gave. A browser that has it in a cookie leaves it out.
       * @example wm1CkJ0b7XlJ0w4m0vQ1m0y1R7u3t5h2s9d8f6g4k2A
       */
      refreshToken?: string;
    };
    RegisterDto: {
      /**
       * @description Name that others see, 1 to 80 characters.
       * @example Asha Rao
       */
      displayName: string;
      /**
       * Format: email
       * @description E-mail address; it is the login. Letter case does not matter. At most 254 characters (RFC 5321).
       * @example asha@example.com
       */
      email: string;
      /**
       * @description 10 to 128 characters. Common passwords and ones that contain the e-mail are refused.
       * @example teal-otter-glides-44
       */
      password: string;
      /**
       * @description Where the refresh token goes: in the answer, or, for pages of the platform's own origin, in an httpOnly cookie that scripts
       *     cannot read. The answer then has no `refreshToken`, and refreshing and logging out need none in the body.
       * @example body
       * @enum {string}
       */
      refreshTokenIn?: 'body' | 'cookie';
      /**
       * @description What the account is for. It cannot be changed.
       * @example influencer
       * @enum {string}
       */
      role: 'brand' | 'influencer';
    };
    ReportNoShowDto: {
      /**
       * @description What happened, in the words of whoever reports it; the other side reads it.
       * @example I waited for an hour.
       */
      reason?: string;
    };
    RequestErasureDto: {
      /**
       * @description A code of the authenticator, or a recovery code: needed where the account has a second factor.
       * @example 287082
       */
      code?: string;
      /**
       * @description The account's password.
       * @example teal-otter-glides-44
       */
      password: string;
    };
    RequestRevisionDto: {
      /**
       * @description What should change, in the brand's words.
       * @example Please show the product in the first ten seconds.
       */
      reason: string;
    };
    RescheduleProposalDto: {
      /** @description Who has agreed, the proposer included; all participants have to. */
      agreedBy: string[];
      /** @description Who proposed it. */
      by: string;
      /**
       * @description Until when it can be agreed to. UTC, ISO 8601.
       * @example 2026-11-24T09:00:00.000Z
       */
      expiresAt: string;
      /**
       * @description Why.
       * @example null
       */
      reason: string | null;
      /**
       * @description The new start. UTC, ISO 8601.
       * @example 2026-11-25T09:00:00.000Z
       */
      start: string;
    };
    ResetPasswordDto: {
      /**
       * @description 10 to 128 characters. Common passwords and ones that contain the e-mail are refused.
       * @example seven-wet-umbrellas
       */
      password: string;
      /**
       * @description The token, good once.
       * @example wm1CkJ0b7XlJ0w4m0vQ1m0y1R7u3t5h2s9d8f6g4k2A
       */
      token: string;
    };
    ResolveDisputeDto: {
      /**
       * @description Goes back to the brand, in minor units.
       * @example 125000
       */
      brand: number;
      /** @description What each influencer keeps; whoever is left out keeps nothing. */
      members: components['schemas']['MemberShareDto'][];
      /**
       * @description What the platform keeps, in minor units.
       * @example 25000
       */
      platform: number;
      /**
       * @description Why; both sides read it.
       * @example Half of the work was delivered.
       */
      reason: string;
    };
    ReviewDto: {
      /** @description Who wrote it. */
      authorId: string;
      /** @description The booking it is about. */
      bookingId: string;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-26T10:00:00.000Z
       */
      createdAt: string;
      /** @description The review's id. */
      id: string;
      /**
       * @description When it is published at the latest, whether or not the other side has written. UTC, ISO 8601.
       * @example 2026-12-09T10:00:00.000Z
       */
      publishAt: string;
      /** @description Whether everybody can see it. Its author sees it before. */
      published: boolean;
      /**
       * @description Whole stars, 1 to 5.
       * @example 5
       */
      rating: number;
      /** @description Whom it is about. */
      subjectId: string;
      /**
       * @description What it was like.
       * @example On time, on brief, and a joy to work with.
       */
      text: string;
    };
    ReviewListDto: {
      /** @description Published reviews, newest first. */
      items: components['schemas']['ReviewDto'][];
      /**
       * @description Cursor of the next page, or null on the last one.
       * @example null
       */
      nextCursor: string | null;
    };
    RotateApiKeyDto: {
      /**
       * @description For how many hours the present secret stays good next to the new one, 0 to 168; a day unless said otherwise.
       * @default 24
       * @example 24
       */
      graceHours?: number;
    };
    RotateSecretDto: {
      /**
       * @description For how many hours the present secret signs next to the new one, 0 to 168; a day unless said otherwise.
       * @default 24
       * @example 24
       */
      graceHours?: number;
    };
    RulesDto: {
      /**
       * @description IANA time zone of all days and times of rules and overrides: 09:00 stays 09:00 when clocks change.
       * @example Asia/Kolkata
       */
      timezone: string;
      /** @description The windows, at most 168; overlapping ones unite. None = never available, but on days opened by an override. */
      weekly: components['schemas']['WeeklyWindowDto'][];
    };
    SendMessageDto: {
      /**
       * @description What to say, as plain text.
       * @example Looking forward to it!
       */
      body: string;
      /**
       * @description The client's own id of the message: sending it again stores nothing twice.
       * @example c1f7f3c2-6a0e-4f5c-9f5a-2f1d1c7b8e90
       */
      clientMessageId: string;
    };
    SessionDto: {
      /**
       * @description Access token, sent as `Authorization: Bearer ...`.
       * @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIwMTk4In0.c2lnbmF0dXJl
       */
      accessToken: string;
      /**
       * @description Lifetime of the access token in seconds.
       * @example 900
       */
      expiresIn: number;
      /**
       * @description Token for `POST /auth/refresh`, good for one use and, unused, for 30 days. Absent where the client wants it in a cookie.
       * @example wm1CkJ0b7XlJ0w4m0vQ1m0y1R7u3t5h2s9d8f6g4k2A
       */
      refreshToken?: string;
      /** @description The account. */
      user: components['schemas']['UserDto'];
    };
    ShrinkBookingDto: {
      /**
       * @description `quoteId` of the terms that the brand has seen; if they are others by now, nothing happens.
       * @example 9f2c5d0c5b1e4f0a8d7e6b5a4c3d2e1f
       */
      quoteId?: string;
      /**
       * @description `id` of one of the booking's `withdrawals`; the oldest is meant if left out.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a14
       */
      withdrawalId?: string;
    };
    SimulatedEventDto: {
      /** @description The provider's id of the event. */
      id: string;
      /**
       * @description Position among the payment's events.
       * @example 1
       */
      sequence: number;
      /**
       * @description What happened.
       * @enum {string}
       */
      type:
        | 'payment.processing'
        | 'payment.authorised'
        | 'payment.succeeded'
        | 'payment.failed'
        | 'payment.voided'
        | 'payment.chargeback_opened'
        | 'payment.chargeback_won'
        | 'payment.chargeback_lost'
        | 'refund.succeeded'
        | 'refund.failed'
        | 'account.updated';
    };
    SimulationDto: {
      /** @description In the order in which they happened, which need not be the order in which they arrive. */
      events: components['schemas']['SimulatedEventDto'][];
      /** @description Our id of the payment. */
      paymentId: string;
    };
    SkippedEventDto: {
      /**
       * @description `cancelled`; `transparent`: marked as free; `no_duration`: ends when it starts; `malformed`: cannot be read;
       *     `unknown_time_zone`: in a zone that is neither known nor described; `unsupported_rule`: repeats in a way that is
       *     not understood.
       * @example transparent
       * @enum {string}
       */
      reason:
        'cancelled' | 'malformed' | 'no_duration' | 'transparent' | 'unknown_time_zone' | 'unsupported_rule';
      /**
       * @description What the event is called, cut after 200 characters.
       * @example Public holiday
       */
      summary: string;
      /**
       * @description The event's UID, cut after 200 characters; empty if it has none.
       * @example holiday@example.com
       */
      uid: string;
    };
    SlotDto: {
      /**
       * @description UTC, ISO 8601. The booking takes the time from start to end, end excluded.
       * @example 2026-11-24T10:00:00.000Z
       */
      end: string;
      /**
       * @description Who takes part; only for group gigs.
       * @example [
       *       "0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11"
       *     ]
       */
      members?: string[];
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-24T09:00:00.000Z
       */
      start: string;
    };
    SlotExplanationDto: {
      /**
       * @description With `closed`: whether an override of that day or the weekly rules close it.
       * @example null
       * @enum {string|null}
       */
      by: 'rule' | 'override' | null;
      /**
       * @description When a booking would end, where one is offered; UTC, ISO 8601.
       * @example null
       */
      end: string | null;
      /**
       * @description The required member whose reason it is, if it is one's.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      memberId: string | null;
      /**
       * @description Who would take part, where the start is offered.
       * @example []
       */
      members: string[];
      /** @description Every member who is not free, required or not; empty when the start is out of the question for all. */
      missing: components['schemas']['MissingMemberDto'][];
      /**
       * @description Whether it can be booked, until somebody does.
       * @example false
       */
      offered: boolean;
      /**
       * @description The first thing that stands in the way, where it is not: `past`, `notice` (too soon), `horizon` (too far ahead),
       *     `closed` (no window is open), `not_aligned` (between two starts), `does_not_fit` (the window closes before the end),
       *     `busy` (the time is taken), `buffer` (the time kept free around a booking is), `limit` (no more bookings that day or
       *     week), `quorum` (too few members are free); `invalid` for years that no calendar has.
       * @example busy
       * @enum {string|null}
       */
      reason:
        | 'invalid'
        | 'past'
        | 'notice'
        | 'horizon'
        | 'closed'
        | 'does_not_fit'
        | 'busy'
        | 'buffer'
        | 'limit'
        | 'quorum'
        | 'not_aligned'
        | null;
      /**
       * @description The start asked about; UTC, ISO 8601.
       * @example 2026-11-24T09:00:00.000Z
       */
      start: string;
    };
    SlotListDto: {
      /** @description The slots, by start. */
      items: components['schemas']['SlotDto'][];
    };
    StartOnboardingDto: {
      /**
       * @description Country of the influencer's bank account, ISO 3166-1 alpha-2; the provider's default when left out.
       * @example IN
       */
      country?: string;
    };
    StatementDto: {
      /** @description Balances at the end. */
      closing: components['schemas']['PayoutBalanceDto'][];
      /**
       * @description Beginning of the first day. UTC, ISO 8601.
       * @example 2026-11-01T00:00:00.000Z
       */
      from: string;
      /** @description Every move, in order. */
      lines: components['schemas']['StatementLineDto'][];
      /** @description Balances at the beginning. */
      opening: components['schemas']['PayoutBalanceDto'][];
      /**
       * @description End of the last day, itself not included. UTC, ISO 8601.
       * @example 2026-12-01T00:00:00.000Z
       */
      to: string;
    };
    StatementLineDto: {
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-27T09:00:00.000Z
       */
      at: string;
      /** @description The booking whose money moved. */
      bookingId: string;
      /**
       * @description ISO 4217 code.
       * @example INR
       */
      currency: string;
      /**
       * @description Owed by the influencer; the next payouts pay it.
       * @example 0
       */
      debt: number;
      /**
       * @description On its way to the influencer, less what is on its way back.
       * @example 0
       */
      inTransit: number;
      /**
       * @description What kind of move it was.
       * @example payout_arrived
       * @enum {string}
       */
      move:
        | 'payment'
        | 'allocation'
        | 'hand_over'
        | 'release'
        | 'payout'
        | 'payout_arrived'
        | 'payout_failed'
        | 'recovery_arrived'
        | 'recovery_refused'
        | 'refund'
        | 'refund_arrived'
        | 'refund_refused'
        | 'chargeback'
        | 'chargeback_won'
        | 'chargeback_lost';
      /**
       * @description Transferred, and not taken back.
       * @example 850000
       */
      paid: number;
      /**
       * @description Of bookings that are not completed, or cool down.
       * @example 425000
       */
      pending: number;
      /**
       * @description Ready to be transferred.
       * @example 0
       */
      releasable: number;
    };
    SubstituteDto: {
      /**
       * @description What comparable work of theirs brings them after the fee, in minor units; null for members of the gig who are not booked.
       * @example 48000
       */
      asks: number | null;
      /**
       * @description The influencer.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a12
       */
      influencerId: string;
      /**
       * @description Followers on all their platforms.
       * @example 120000
       */
      reach: number;
      /**
       * @description 0 to 1, the higher the better: price and reach, compared with who leaves.
       * @example 0.93
       */
      score: number;
    };
    SubstituteGigDto: {
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-24T10:00:00.000Z
       */
      end: string;
      /** @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11 */
      gigId: string;
      /**
       * @description Everybody who is in.
       * @example [
       *       "0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11"
       *     ]
       */
      memberIds: string[];
      price: components['schemas']['MoneyDto'];
      /**
       * @description Its price less that of the gig asked for, in the minor unit of their common currency.
       * @example -50000
       */
      priceDifference: number;
      /**
       * @description Followers of those who are in, on all platforms together.
       * @example 120000
       */
      reach: number;
      /**
       * @description 0 to 1: two fifths for not costing more, three tenths for not reaching fewer, three tenths for its best window.
       * @example 0.91
       */
      score: number;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-24T09:00:00.000Z
       */
      start: string;
      /** @example Recipe reel */
      title: string;
    };
    SubstituteListDto: {
      /** @description The best first. */
      items: components['schemas']['SubstituteDto'][];
    };
    TokensDto: {
      /**
       * @description Access token, sent as `Authorization: Bearer ...`.
       * @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIwMTk4In0.c2lnbmF0dXJl
       */
      accessToken: string;
      /**
       * @description Lifetime of the access token in seconds.
       * @example 900
       */
      expiresIn: number;
      /**
       * @description Token for `POST /auth/refresh`, good for one use and, unused, for 30 days. Absent where the client wants it in a cookie.
       * @example wm1CkJ0b7XlJ0w4m0vQ1m0y1R7u3t5h2s9d8f6g4k2A
       */
      refreshToken?: string;
    };
    TransferDto: {
      /** @description What was sent. */
      amount: components['schemas']['MoneyDto'];
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-27T09:00:00.000Z
       */
      createdAt: string;
      /**
       * @description Why it failed: `provider_balance`, `onboarding` or `provider_refused`; null unless it did.
       * @example null
       */
      failure: string | null;
      /** @description The transfer's id. */
      id: string;
      /**
       * @description What was kept to pay debts, in minor units of the same currency.
       * @example 0
       */
      nettedAmount: number;
      /**
       * @description When it arrived or failed. UTC, ISO 8601.
       * @example 2026-11-27T09:00:02.000Z
       */
      settledAt: string | null;
      /**
       * @description `requested`: decided and not known to have arrived; `failed`: refused, its money waits for the next one.
       * @example paid
       * @enum {string}
       */
      status: 'requested' | 'paid' | 'failed';
    };
    UserDto: {
      /**
       * @description Name that others see.
       * @example Asha Rao
       */
      displayName: string;
      /**
       * @description E-mail address.
       * @example asha@example.com
       */
      email: string;
      /**
       * @description User id; an influencer's or brand's profile has the same id.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      id: string;
      /**
       * @description The account's one role.
       * @example influencer
       * @enum {string}
       */
      role: 'brand' | 'influencer' | 'admin';
    };
    WebhookDeliveryDto: {
      /** @description The latest 20 attempts, oldest first. */
      attempts: components['schemas']['AttemptDto'][];
      /**
       * @description What is sent, to the byte.
       * @example {id:0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a13,type:booking.confirmed,version:1}
       */
      body: string;
      /**
       * @description UTC, ISO 8601.
       * @example 2026-11-22T09:00:00.000Z
       */
      createdAt: string;
      /**
       * @description Id of the event, `id` of the body: the same in every attempt.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a13
       */
      eventId: string;
      /**
       * @description The delivery's id; sent as `Noillin-Delivery`.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a12
       */
      id: string;
      /**
       * @description When it is tried next; null when it is not. UTC, ISO 8601.
       * @example 2026-11-22T09:00:05.000Z
       */
      nextAttemptAt: string | null;
      /**
       * @description `failed`: given up; it can be sent again by hand.
       * @enum {string}
       */
      status: 'pending' | 'succeeded' | 'failed';
      /**
       * @description What happened.
       * @example booking.confirmed
       */
      type: string;
    };
    WebhookDetailsDto: {
      /** @description How often it was tried since it came in or was last replayed. */
      attempts: number;
      /**
       * @description Provider and its id of the event.
       * @example sandbox:sbx_evt_01a2
       */
      id: string;
      /** @description What became of it, or what went wrong last. */
      note: string | null;
      /** @description When it happened, as the provider says. UTC, ISO 8601. */
      occurredAt: string;
      /** @description Our id of that payment, where the provider says it. */
      paymentId: string | null;
      /** @description When it took effect or was refused. */
      processedAt: string | null;
      /** @description Who sent it. */
      provider: string;
      /** @description The provider's payment that it speaks of; null where it speaks of none. */
      providerPaymentId: string | null;
      /** @description Exactly what the provider sent and signed. */
      rawBody: string;
      /** @description When it came in. UTC, ISO 8601. */
      receivedAt: string;
      /** @description When it is tried next; null once it is closed. */
      retryAt: string | null;
      /**
       * @description `received` waits for the worker, `unresolved` failed and is tried again, `processed` is done; `refused` contradicts
       *     what we know and `dead` has failed too often: both wait for a person.
       * @enum {string}
       */
      status: 'received' | 'processed' | 'unresolved' | 'refused' | 'dead';
      /**
       * @description What happened, in our words; `unknown` where it means nothing to us.
       * @example payment.succeeded
       */
      type: string;
    };
    WebhookDto: {
      /** @description How often it was tried since it came in or was last replayed. */
      attempts: number;
      /**
       * @description Provider and its id of the event.
       * @example sandbox:sbx_evt_01a2
       */
      id: string;
      /** @description What became of it, or what went wrong last. */
      note: string | null;
      /** @description When it happened, as the provider says. UTC, ISO 8601. */
      occurredAt: string;
      /** @description Our id of that payment, where the provider says it. */
      paymentId: string | null;
      /** @description When it took effect or was refused. */
      processedAt: string | null;
      /** @description Who sent it. */
      provider: string;
      /** @description The provider's payment that it speaks of; null where it speaks of none. */
      providerPaymentId: string | null;
      /** @description When it came in. UTC, ISO 8601. */
      receivedAt: string;
      /** @description When it is tried next; null once it is closed. */
      retryAt: string | null;
      /**
       * @description `received` waits for the worker, `unresolved` failed and is tried again, `processed` is done; `refused` contradicts
       *     what we know and `dead` has failed too often: both wait for a person.
       * @enum {string}
       */
      status: 'received' | 'processed' | 'unresolved' | 'refused' | 'dead';
      /**
       * @description What happened, in our words; `unknown` where it means nothing to us.
       * @example payment.succeeded
       */
      type: string;
    };
    WebhookListDto: {
      /** @description The events of this page. */
      items: components['schemas']['WebhookDto'][];
      /** @description Cursor of the next page, or null on the last one. */
      nextCursor: string | null;
    };
    WebhookReceiptDto: {
      /** @description Always true: the event is stored, now or before. */
      received: boolean;
    };
    WeeklyWindowDto: {
      /**
       * @description 00:00 to 24:00. An end before the start lies on the next day.
       * @example 17:00
       */
      end: string;
      /**
       * @description 00:00 to 23:59.
       * @example 09:00
       */
      start: string;
      /**
       * @description The day on which the window starts: 1 (Monday) to 7 (Sunday).
       * @example 1
       */
      weekday: number;
    };
    WeightsDto: {
      /**
       * @description How little members' free time is broken up: half for not splitting a free stretch in two, half for not costing the room
       *     for a further booking; the mean of those who are in. By default 20.
       * @example 20
       */
      compactness?: number;
      /**
       * @description How early in the range: 1 at its beginning, 0 at its end. By default 20.
       * @example 20
       */
      earliness?: number;
      /**
       * @description How many of the members are in, of all of them. By default 30.
       * @example 30
       */
      members?: number;
      /**
       * @description The part of the window within the preferred hours; counts only where there are any. By default 30.
       * @example 30
       */
      preferredHours?: number;
      /**
       * @description The shares of those who are in, of all shares: how much of what the price was agreed for one gets. By default 10.
       * @example 10
       */
      price?: number;
      /**
       * @description The followers of those who are in, of the followers of all. By default 20.
       * @example 20
       */
      reach?: number;
    };
    WindowDto: {
      /**
       * @description 00:00 to 24:00. An end before the start lies on the next day.
       * @example 17:00
       */
      end: string;
      /**
       * @description 00:00 to 23:59.
       * @example 09:00
       */
      start: string;
    };
    WithdrawalDto: {
      /**
       * @description Until when the brand may decide. Afterwards the booking goes on without the member if it can, and is cancelled if not;
       *     either way what is not delivered is refunded in full. UTC, ISO 8601.
       * @example 2026-11-23T09:00:00.000Z
       */
      decideBy: string;
      /** @description Who was offered it and did not want it. */
      declinedBy: string[];
      /**
       * @description Names the withdrawal where several members withdraw.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a14
       */
      id: string;
      /** @description Who withdraws. They stay booked until it is decided. */
      memberId: string;
      /**
       * @description To whom the place is offered now.
       * @example null
       */
      offeredTo: string | null;
      /**
       * @description Why, in the words of whoever said so.
       * @example I am ill.
       */
      reason: string | null;
    };
    WithdrawalOptionsDto: {
      /** @description What goes back if the brand cancels (`POST /bookings/{id}/cancel`): everything. */
      cancel: components['schemas']['CancellationPreviewDto'];
      /**
       * @description Until when the brand may decide. Afterwards the booking goes on without the member if it can, and is cancelled if not;
       *     either way what is not delivered is refunded in full. UTC, ISO 8601.
       * @example 2026-11-23T09:00:00.000Z
       */
      decideBy: string;
      /** @description Who was offered it and did not want it. */
      declinedBy: string[];
      /**
       * @description Names the withdrawal where several members withdraw.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a14
       */
      id: string;
      /** @description Who withdraws. They stay booked until it is decided. */
      memberId: string;
      /**
       * @description Why it cannot.
       * @example null
       */
      obstacle: string | null;
      /**
       * @description To whom the place is offered now.
       * @example null
       */
      offeredTo: string | null;
      /** @description What a substitute can be offered at most: what the member would have got. The brand never pays more. */
      place: components['schemas']['CancellationAmountDto'];
      /**
       * @description Why, in the words of whoever said so.
       * @example I am ill.
       */
      reason: string | null;
      /** @description What goes back if the booking goes on without the member; null where it cannot. */
      shrink: components['schemas']['MemberRefundTermsDto'] | null;
    };
    WithdrawDto: {
      /**
       * @description Why, in the words of whoever says so; everybody else in the booking reads it.
       * @example I am ill.
       */
      reason?: string;
    };
    WriteReviewDto: {
      /**
       * @description Whole stars, 1 to 5.
       * @example 5
       */
      rating: number;
      /**
       * @description Whom a brand reviews, out of the members; may be left out where there is one. Influencers review the brand.
       * @example 0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11
       */
      subjectId?: string;
      /**
       * @description What it was like, 1 to 2000 characters.
       * @example On time, on brief, and a joy to work with.
       */
      text: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type AccountDto = components['schemas']['AccountDto'];
export type AccountErasureDto = components['schemas']['AccountErasureDto'];
export type AccountListDto = components['schemas']['AccountListDto'];
export type AccountSecurityDto = components['schemas']['AccountSecurityDto'];
export type AdminRoleDto = components['schemas']['AdminRoleDto'];
export type AnswerChallengeDto = components['schemas']['AnswerChallengeDto'];
export type ApiKeyDto = components['schemas']['ApiKeyDto'];
export type ApiKeyListDto = components['schemas']['ApiKeyListDto'];
export type AttemptDto = components['schemas']['AttemptDto'];
export type AuditEntryDto = components['schemas']['AuditEntryDto'];
export type AuditListDto = components['schemas']['AuditListDto'];
export type AuditSubjectDto = components['schemas']['AuditSubjectDto'];
export type AuthenticatorDto = components['schemas']['AuthenticatorDto'];
export type BookingDto = components['schemas']['BookingDto'];
export type BookingHistoryDto = components['schemas']['BookingHistoryDto'];
export type BookingHistoryEntryDto = components['schemas']['BookingHistoryEntryDto'];
export type BookingLedgerDto = components['schemas']['BookingLedgerDto'];
export type BookingListDto = components['schemas']['BookingListDto'];
export type BookingPaymentDto = components['schemas']['BookingPaymentDto'];
export type BookingReviewsDto = components['schemas']['BookingReviewsDto'];
export type BrandDto = components['schemas']['BrandDto'];
export type CalendarDto = components['schemas']['CalendarDto'];
export type CalendarSpanDto = components['schemas']['CalendarSpanDto'];
export type CancelBookingDto = components['schemas']['CancelBookingDto'];
export type CancellationAmountDto = components['schemas']['CancellationAmountDto'];
export type CancellationPolicyDto = components['schemas']['CancellationPolicyDto'];
export type CancellationPolicyWishDto = components['schemas']['CancellationPolicyWishDto'];
export type CancellationPreviewDto = components['schemas']['CancellationPreviewDto'];
export type CancellationTierDto = components['schemas']['CancellationTierDto'];
export type ChangeDto = components['schemas']['ChangeDto'];
export type ChangeEmailDto = components['schemas']['ChangeEmailDto'];
export type ChangeEndpointDto = components['schemas']['ChangeEndpointDto'];
export type ChangePasswordDto = components['schemas']['ChangePasswordDto'];
export type ChangePlanDto = components['schemas']['ChangePlanDto'];
export type ClockDto = components['schemas']['ClockDto'];
export type CodeDto = components['schemas']['CodeDto'];
export type ConversationDto = components['schemas']['ConversationDto'];
export type ConversationListDto = components['schemas']['ConversationListDto'];
export type CreateApiKeyDto = components['schemas']['CreateApiKeyDto'];
export type CreateBookingDto = components['schemas']['CreateBookingDto'];
export type CreateEndpointDto = components['schemas']['CreateEndpointDto'];
export type CreateGigDto = components['schemas']['CreateGigDto'];
export type CriteriaDto = components['schemas']['CriteriaDto'];
export type DataExportDto = components['schemas']['DataExportDto'];
export type DayOverrideDto = components['schemas']['DayOverrideDto'];
export type DeadLetterDecisionDto = components['schemas']['DeadLetterDecisionDto'];
export type DeadLetterDetailsDto = components['schemas']['DeadLetterDetailsDto'];
export type DeadLetterDto = components['schemas']['DeadLetterDto'];
export type DeadLetterFailureDto = components['schemas']['DeadLetterFailureDto'];
export type DeadLetterListDto = components['schemas']['DeadLetterListDto'];
export type DeclineRequestDto = components['schemas']['DeclineRequestDto'];
export type DeliverableLinkDto = components['schemas']['DeliverableLinkDto'];
export type DeliverableLinkWishDto = components['schemas']['DeliverableLinkWishDto'];
export type DeliverDto = components['schemas']['DeliverDto'];
export type DeliveryDto = components['schemas']['DeliveryDto'];
export type DeliveryListDto = components['schemas']['DeliveryListDto'];
export type DiscardDeadLetterDto = components['schemas']['DiscardDeadLetterDto'];
export type DisputeBookingDto = components['schemas']['DisputeBookingDto'];
export type EditBrandDto = components['schemas']['EditBrandDto'];
export type EditGigDto = components['schemas']['EditGigDto'];
export type EditInfluencerDto = components['schemas']['EditInfluencerDto'];
export type EditPlatformPresenceDto = components['schemas']['EditPlatformPresenceDto'];
export type EndpointDto = components['schemas']['EndpointDto'];
export type EndpointListDto = components['schemas']['EndpointListDto'];
export type ErasureDto = components['schemas']['ErasureDto'];
export type ErasureListDto = components['schemas']['ErasureListDto'];
export type ErasureObstacleDto = components['schemas']['ErasureObstacleDto'];
export type ErasureReceiptDto = components['schemas']['ErasureReceiptDto'];
export type ExportedCollectionDto = components['schemas']['ExportedCollectionDto'];
export type FeedDto = components['schemas']['FeedDto'];
export type FieldProblemDto = components['schemas']['FieldProblemDto'];
export type ForgottenPasswordDto = components['schemas']['ForgottenPasswordDto'];
export type FoundGigDto = components['schemas']['FoundGigDto'];
export type FoundInfluencerDto = components['schemas']['FoundInfluencerDto'];
export type FoundPlatformDto = components['schemas']['FoundPlatformDto'];
export type GigDto = components['schemas']['GigDto'];
export type GigListDto = components['schemas']['GigListDto'];
export type GigMemberDto = components['schemas']['GigMemberDto'];
export type GigSearchDto = components['schemas']['GigSearchDto'];
export type HealthDto = components['schemas']['HealthDto'];
export type ImportDto = components['schemas']['ImportDto'];
export type ImportListDto = components['schemas']['ImportListDto'];
export type ImportResultDto = components['schemas']['ImportResultDto'];
export type InfluencerDto = components['schemas']['InfluencerDto'];
export type InfluencerSearchDto = components['schemas']['InfluencerSearchDto'];
export type IssuedApiKeyDto = components['schemas']['IssuedApiKeyDto'];
export type IssuedEndpointDto = components['schemas']['IssuedEndpointDto'];
export type IssuedFeedDto = components['schemas']['IssuedFeedDto'];
export type LedgerEntryDto = components['schemas']['LedgerEntryDto'];
export type LedgerTransactionDto = components['schemas']['LedgerTransactionDto'];
export type LoginDto = components['schemas']['LoginDto'];
export type MailedTokenDto = components['schemas']['MailedTokenDto'];
export type MarkReadDto = components['schemas']['MarkReadDto'];
export type MemberKeepsDto = components['schemas']['MemberKeepsDto'];
export type MemberRefundTermsDto = components['schemas']['MemberRefundTermsDto'];
export type MemberShareDto = components['schemas']['MemberShareDto'];
export type MemberTermsDto = components['schemas']['MemberTermsDto'];
export type MessageDto = components['schemas']['MessageDto'];
export type MessageListDto = components['schemas']['MessageListDto'];
export type MissingMemberDto = components['schemas']['MissingMemberDto'];
export type MoneyDto = components['schemas']['MoneyDto'];
export type MoveClockDto = components['schemas']['MoveClockDto'];
export type NoShowDto = components['schemas']['NoShowDto'];
export type NotificationDto = components['schemas']['NotificationDto'];
export type NotificationListDto = components['schemas']['NotificationListDto'];
export type OfferPlaceDto = components['schemas']['OfferPlaceDto'];
export type OnboardingLinkDto = components['schemas']['OnboardingLinkDto'];
export type OpenConversationDto = components['schemas']['OpenConversationDto'];
export type OptimizeDto = components['schemas']['OptimizeDto'];
export type OptimizeResultDto = components['schemas']['OptimizeResultDto'];
export type OverrideDto = components['schemas']['OverrideDto'];
export type OverrideListDto = components['schemas']['OverrideListDto'];
export type OwnSessionDto = components['schemas']['OwnSessionDto'];
export type OwnSessionListDto = components['schemas']['OwnSessionListDto'];
export type ParticipantDto = components['schemas']['ParticipantDto'];
export type PasswordAndCodeDto = components['schemas']['PasswordAndCodeDto'];
export type PasswordDto = components['schemas']['PasswordDto'];
export type PaymentDto = components['schemas']['PaymentDto'];
export type PayNowDto = components['schemas']['PayNowDto'];
export type PayoutAccountDto = components['schemas']['PayoutAccountDto'];
export type PayoutBalanceDto = components['schemas']['PayoutBalanceDto'];
export type PayoutBalanceListDto = components['schemas']['PayoutBalanceListDto'];
export type PayoutDto = components['schemas']['PayoutDto'];
export type PayoutListDto = components['schemas']['PayoutListDto'];
export type PayoutSettingsDto = components['schemas']['PayoutSettingsDto'];
export type PlaceOfferDto = components['schemas']['PlaceOfferDto'];
export type PlaceOfferListDto = components['schemas']['PlaceOfferListDto'];
export type PlatformPresenceDto = components['schemas']['PlatformPresenceDto'];
export type PreferredHoursDto = components['schemas']['PreferredHoursDto'];
export type ProblemDto = components['schemas']['ProblemDto'];
export type ProposalDto = components['schemas']['ProposalDto'];
export type ProposeRescheduleDto = components['schemas']['ProposeRescheduleDto'];
export type PutOverrideDto = components['schemas']['PutOverrideDto'];
export type PutOverridesDto = components['schemas']['PutOverridesDto'];
export type RankedWindowDto = components['schemas']['RankedWindowDto'];
export type ReceiptLineDto = components['schemas']['ReceiptLineDto'];
export type RecoveryCodesDto = components['schemas']['RecoveryCodesDto'];
export type RefreshDto = components['schemas']['RefreshDto'];
export type RegisterDto = components['schemas']['RegisterDto'];
export type ReportNoShowDto = components['schemas']['ReportNoShowDto'];
export type RequestErasureDto = components['schemas']['RequestErasureDto'];
export type RequestRevisionDto = components['schemas']['RequestRevisionDto'];
export type RescheduleProposalDto = components['schemas']['RescheduleProposalDto'];
export type ResetPasswordDto = components['schemas']['ResetPasswordDto'];
export type ResolveDisputeDto = components['schemas']['ResolveDisputeDto'];
export type ReviewDto = components['schemas']['ReviewDto'];
export type ReviewListDto = components['schemas']['ReviewListDto'];
export type RotateApiKeyDto = components['schemas']['RotateApiKeyDto'];
export type RotateSecretDto = components['schemas']['RotateSecretDto'];
export type RulesDto = components['schemas']['RulesDto'];
export type SendMessageDto = components['schemas']['SendMessageDto'];
export type SessionDto = components['schemas']['SessionDto'];
export type ShrinkBookingDto = components['schemas']['ShrinkBookingDto'];
export type SimulatedEventDto = components['schemas']['SimulatedEventDto'];
export type SimulationDto = components['schemas']['SimulationDto'];
export type SkippedEventDto = components['schemas']['SkippedEventDto'];
export type SlotDto = components['schemas']['SlotDto'];
export type SlotExplanationDto = components['schemas']['SlotExplanationDto'];
export type SlotListDto = components['schemas']['SlotListDto'];
export type StartOnboardingDto = components['schemas']['StartOnboardingDto'];
export type StatementDto = components['schemas']['StatementDto'];
export type StatementLineDto = components['schemas']['StatementLineDto'];
export type SubstituteDto = components['schemas']['SubstituteDto'];
export type SubstituteGigDto = components['schemas']['SubstituteGigDto'];
export type SubstituteListDto = components['schemas']['SubstituteListDto'];
export type TokensDto = components['schemas']['TokensDto'];
export type TransferDto = components['schemas']['TransferDto'];
export type UserDto = components['schemas']['UserDto'];
export type WebhookDeliveryDto = components['schemas']['WebhookDeliveryDto'];
export type WebhookDetailsDto = components['schemas']['WebhookDetailsDto'];
export type WebhookDto = components['schemas']['WebhookDto'];
export type WebhookListDto = components['schemas']['WebhookListDto'];
export type WebhookReceiptDto = components['schemas']['WebhookReceiptDto'];
export type WeeklyWindowDto = components['schemas']['WeeklyWindowDto'];
export type WeightsDto = components['schemas']['WeightsDto'];
export type WindowDto = components['schemas']['WindowDto'];
export type WithdrawalDto = components['schemas']['WithdrawalDto'];
export type WithdrawalOptionsDto = components['schemas']['WithdrawalOptionsDto'];
export type WithdrawDto = components['schemas']['WithdrawDto'];
export type WriteReviewDto = components['schemas']['WriteReviewDto'];
export type $defs = Record<string, never>;
export interface operations {
  erasure_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureDto'];
        };
      };
    };
  };
  erasure_request: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestErasureDto'];
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureDto'];
        };
      };
    };
  };
  erasure_withdraw: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  dataExport_request: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DataExportDto'];
        };
      };
    };
  };
  dataExport_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DataExportDto'];
        };
      };
    };
  };
  dataExport_download: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The copy, as a download. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "format": "noillin-data-export/1",
           *       "id": "0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e90",
           *       "userId": "0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e91",
           *       "gatheredAt": "2026-11-22T09:00:00.000Z",
           *       "notIncluded": {
           *         "refresh_tokens": "hashes of secrets; their sessions say the rest"
           *       },
           *       "collections": {
           *         "users": [
           *           {
           *             "id": "0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e91",
           *             "email": "asha@example.com"
           *           }
           *         ]
           *       }
           *     }
           */
          'application/json': Record<string, never>;
        };
      };
    };
  };
  adminApiKeys_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Most items to answer with. */
        limit?: number;
        /** @description Only keys of this user. */
        ownerId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKeyListDto'];
        };
      };
    };
  };
  adminApiKeys_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  adminApiKeys_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePlanDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKeyDto'];
        };
      };
    };
  };
  adminAudit_list: {
    parameters: {
      query?: {
        /** @description Only this action. */
        action?:
          | 'account.registered'
          | 'account.login_failed'
          | 'account.email_verified'
          | 'account.email_change_requested'
          | 'account.email_changed'
          | 'account.password_reset_requested'
          | 'account.password_changed'
          | 'account.second_factor_enabled'
          | 'account.second_factor_disabled'
          | 'account.recovery_codes_renewed'
          | 'account.suspended'
          | 'account.reinstated'
          | 'account.admin_role_changed'
          | 'account.data_export_requested'
          | 'account.data_export_ready'
          | 'account.erasure_requested'
          | 'account.erasure_withdrawn'
          | 'account.erasure_deferred'
          | 'account.erasure_started'
          | 'account.erasure_finished'
          | 'session.opened'
          | 'session.ended'
          | 'api_key.created'
          | 'api_key.rotated'
          | 'api_key.revoked'
          | 'booking.disputed'
          | 'booking.dispute_resolved'
          | 'admin.read'
          | 'admin.write'
          | 'admin.refused'
          | 'dead_letter.replayed'
          | 'dead_letter.discarded'
          | 'webhook.replayed';
        /** @description Only what this user did, by their id. */
        actor?: string;
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Only what was done at this instant or later. UTC, ISO 8601. */
        from?: string;
        /** @description Most items to answer with. */
        limit?: number;
        /** @description Only what was done before this instant. UTC, ISO 8601. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditListDto'];
        };
      };
    };
  };
  adminBookings_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Most items to answer with. */
        limit?: number;
        /** @description Only bookings of this status. */
        status?:
          | 'held'
          | 'requested'
          | 'accepted'
          | 'confirmed'
          | 'in_progress'
          | 'delivered'
          | 'revision_requested'
          | 'completed'
          | 'closed'
          | 'expired'
          | 'declined'
          | 'cancelled';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingListDto'];
        };
      };
    };
  };
  adminBookings_ledger: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingLedgerDto'];
        };
      };
    };
  };
  adminBookings_withdrawMember: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
        /** @description The memberId, opaque. */
        memberId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WithdrawDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  adminBookings_resolveDispute: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResolveDisputeDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  adminDeadLetters_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Most items to answer with. */
        limit?: number;
        /** @description Only messages of this queue. */
        queue?: 'payments' | 'notifications' | 'mail' | 'webhooks' | 'chat' | 'slots' | 'search';
        /** @description Only messages of this status; `open` are those that wait for a person. */
        status?: 'open' | 'replayed' | 'discarded';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterListDto'];
        };
      };
    };
  };
  adminDeadLetters_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterDetailsDto'];
        };
      };
    };
  };
  adminDeadLetters_discard: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DiscardDeadLetterDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterDto'];
        };
      };
    };
  };
  adminDeadLetters_replay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterDto'];
        };
      };
    };
  };
  erasures_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Most items to answer with. */
        limit?: number;
        /** @description Only those of this status. */
        status?: 'scheduled' | 'deferred' | 'erasing' | 'erased' | 'withdrawn';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureListDto'];
        };
      };
    };
  };
  erasures_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureReceiptDto'];
        };
      };
    };
  };
  adminAccounts_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Most items to answer with. */
        limit?: number;
        /** @description Only accounts of this role. */
        role?: 'brand' | 'influencer' | 'admin';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountListDto'];
        };
      };
    };
  };
  adminAccounts_setAdminRole: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AdminRoleDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountDto'];
        };
      };
    };
  };
  adminAccounts_reinstate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountDto'];
        };
      };
    };
  };
  adminAccounts_suspend: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountDto'];
        };
      };
    };
  };
  adminPaymentWebhooks_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Most items to answer with. */
        limit?: number;
        /** @description Only events of this provider. */
        provider?: 'sandbox' | 'stripe';
        /** @description Only events of this status; `dead` and `refused` are those that wait for a person. */
        status?: 'received' | 'processed' | 'unresolved' | 'refused' | 'dead';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookListDto'];
        };
      };
    };
  };
  adminPaymentWebhooks_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDetailsDto'];
        };
      };
    };
  };
  adminPaymentWebhooks_replay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDto'];
        };
      };
    };
  };
  apiKeys_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Most items to answer with. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKeyListDto'];
        };
      };
    };
  };
  apiKeys_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateApiKeyDto'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedApiKeyDto'];
        };
      };
    };
  };
  apiKeys_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKeyDto'];
        };
      };
    };
  };
  apiKeys_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  apiKeys_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotateApiKeyDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedApiKeyDto'];
        };
      };
    };
  };
  account_requestEmailChange: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeEmailDto'];
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  account_confirmEmailChange: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MailedTokenDto'];
      };
    };
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  account_requestVerification: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  account_verify: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MailedTokenDto'];
      };
    };
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  mailLinks_page: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The page, opaque. */
        page: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
    };
  };
  mailLinks_script: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/javascript': string;
        };
      };
    };
  };
  auth_login: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LoginDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionDto'];
        };
      };
    };
  };
  auth_answerChallenge: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnswerChallengeDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionDto'];
        };
      };
    };
  };
  auth_logout: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RefreshDto'];
      };
    };
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sessions_endAll: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  auth_me: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserDto'];
        };
      };
    };
  };
  password_change: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePasswordDto'];
      };
    };
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  password_forgot: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ForgottenPasswordDto'];
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  password_reset: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResetPasswordDto'];
      };
    };
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  auth_refresh: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RefreshDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokensDto'];
        };
      };
    };
  };
  auth_register: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterDto'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionDto'];
        };
      };
    };
  };
  secondFactor_begin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuthenticatorDto'];
        };
      };
    };
  };
  secondFactor_confirm: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CodeDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodesDto'];
        };
      };
    };
  };
  secondFactor_disable: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordAndCodeDto'];
      };
    };
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  secondFactor_renewRecoveryCodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CodeDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodesDto'];
        };
      };
    };
  };
  account_security: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountSecurityDto'];
        };
      };
    };
  };
  sessions_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnSessionListDto'];
        };
      };
    };
  };
  sessions_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  availabilityCalendar_preview: {
    parameters: {
      query?: {
        /** @description First day in the zone of the rules (YYYY-MM-DD), or an instant (ISO 8601 with Z or an offset); today if left out. */
        from?: string;
        /** @description Last day, included as a whole, or an instant, not included; 14 days from `from` if left out. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CalendarDto'];
        };
      };
    };
  };
  availabilityImports_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportListDto'];
        };
      };
    };
  };
  availabilityImports_add: {
    parameters: {
      query?: {
        /** @description The influencer's own name for the calendar, 1 to 80 characters; the name in the file if left out. */
        name?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description An iCalendar file (RFC 5545), UTF-8, at most 5 MiB. */
    requestBody: {
      content: {
        'text/calendar': string;
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportResultDto'];
        };
      };
    };
  };
  availabilityImports_replace: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    /** @description An iCalendar file (RFC 5545), UTF-8, at most 5 MiB. */
    requestBody: {
      content: {
        'text/calendar': string;
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportResultDto'];
        };
      };
    };
  };
  availabilityImports_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  availabilityOverrides_list: {
    parameters: {
      query?: {
        /** @description First day, YYYY-MM-DD; today in the zone of the rules if left out. */
        from?: string;
        /** @description Last day, included; 92 days from `from` if left out. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OverrideListDto'];
        };
      };
    };
  };
  availabilityOverrides_replaceMany: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutOverridesDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OverrideListDto'];
        };
      };
    };
  };
  availabilityOverrides_removeMany: {
    parameters: {
      query: {
        /** @description First day, YYYY-MM-DD. */
        from: string;
        /** @description Last day, included. */
        to: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  availabilityOverrides_replace: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The date, opaque. */
        date: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutOverrideDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OverrideDto'];
        };
      };
    };
  };
  availabilityOverrides_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The date, opaque. */
        date: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  availabilityRules_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RulesDto'];
        };
      };
    };
  };
  availabilityRules_replace: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RulesDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RulesDto'];
        };
      };
    };
  };
  bookings_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Most items to answer with. */
        limit?: number;
        /** @description Only bookings of this status. */
        status?:
          | 'held'
          | 'requested'
          | 'accepted'
          | 'confirmed'
          | 'in_progress'
          | 'delivered'
          | 'revision_requested'
          | 'completed'
          | 'closed'
          | 'expired'
          | 'declined'
          | 'cancelled';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingListDto'];
        };
      };
    };
  };
  bookings_create: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repetition safe: the same key and body get the same answer for 24 hours. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateBookingDto'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  bookings_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  bookings_accept: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  bookings_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CancelBookingDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  bookings_previewCancellation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CancellationPreviewDto'];
        };
      };
    };
  };
  bookings_complete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  bookings_decline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeclineRequestDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  bookings_deliver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeliverDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  bookings_dispute: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DisputeBookingDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  bookings_history: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingHistoryDto'];
        };
      };
    };
  };
  bookingMembers_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
        /** @description The memberId, opaque. */
        memberId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CancelBookingDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  bookingMembers_previewCancellation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
        /** @description The memberId, opaque. */
        memberId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MemberRefundTermsDto'];
        };
      };
    };
  };
  bookingMembers_withdraw: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WithdrawDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  bookings_noShow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReportNoShowDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  bookings_requestRevision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestRevisionDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  reschedule_propose: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProposeRescheduleDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  reschedule_accept: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  reschedule_decline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeclineRequestDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  bookingReviews_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingReviewsDto'];
        };
      };
    };
  };
  bookingReviews_write: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WriteReviewDto'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewDto'];
        };
      };
    };
  };
  withdrawal_get: {
    parameters: {
      query?: {
        /** @description `id` of one of the booking's `withdrawals`; the oldest is meant if left out. */
        withdrawalId?: string;
      };
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WithdrawalOptionsDto'];
        };
      };
    };
  };
  withdrawal_shrink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ShrinkBookingDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  withdrawal_offer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OfferPlaceDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  withdrawal_substitutes: {
    parameters: {
      query?: {
        /** @description `id` of one of the booking's `withdrawals`; the oldest is meant if left out. */
        withdrawalId?: string;
      };
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubstituteListDto'];
        };
      };
    };
  };
  brands_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BrandDto'];
        };
      };
    };
  };
  brands_own: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BrandDto'];
        };
      };
    };
  };
  brands_edit: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EditBrandDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BrandDto'];
        };
      };
    };
  };
  calendarFeed_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FeedDto'];
        };
      };
    };
  };
  calendarFeed_issue: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedFeedDto'];
        };
      };
    };
  };
  calendarFeed_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  calendarFeed_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The file, opaque. */
        file: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The calendar. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/calendar': string;
        };
      };
      /** @description Nothing has changed. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  conversations_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Most items to answer with. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationListDto'];
        };
      };
    };
  };
  conversations_open: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenConversationDto'];
      };
    };
    responses: {
      /** @description The conversation that there was already. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationDto'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationDto'];
        };
      };
    };
  };
  conversations_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationDto'];
        };
      };
    };
  };
  messages_list: {
    parameters: {
      query?: {
        /** @description Only messages after this sequence number; 0 = from the first. */
        afterSeq?: number;
        /** @description Most messages to answer with. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageListDto'];
        };
      };
    };
  };
  messages_send: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SendMessageDto'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageDto'];
        };
      };
    };
  };
  messages_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MarkReadDto'];
      };
    };
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  gigs_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Only gigs in which this influencer takes part. Their own list shows them every status, everybody else published gigs. */
        influencerId?: string;
        /** @description Most items to answer with. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GigListDto'];
        };
      };
    };
  };
  gigs_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateGigDto'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GigDto'];
        };
      };
    };
  };
  gigs_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GigDto'];
        };
      };
    };
  };
  gigs_edit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EditGigDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GigDto'];
        };
      };
    };
  };
  gigs_archive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GigDto'];
        };
      };
    };
  };
  invitations_accept: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GigDto'];
        };
      };
    };
  };
  invitations_decline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GigDto'];
        };
      };
    };
  };
  gigs_pause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GigDto'];
        };
      };
    };
  };
  gigs_publish: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GigDto'];
        };
      };
    };
  };
  slots_list: {
    parameters: {
      query?: {
        /** @description First day in the owner's time zone (YYYY-MM-DD), or an instant (ISO 8601 with Z or an offset); today if left out. */
        from?: string;
        /** @description Last day in the owner's time zone, included as a whole, or an instant, not included; 14 days from `from` if left out. */
        to?: string;
      };
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SlotListDto'];
        };
      };
    };
  };
  slots_explain: {
    parameters: {
      query: {
        /** @description An instant, ISO 8601 with Z or an offset. */
        start: string;
      };
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SlotExplanationDto'];
        };
      };
    };
  };
  slots_optimize: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OptimizeDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OptimizeResultDto'];
        };
      };
    };
  };
  health_live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthDto'];
        };
      };
    };
  };
  health_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthDto'];
        };
      };
    };
  };
  influencers_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InfluencerDto'];
        };
      };
    };
  };
  influencerReviews_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Most items to answer with. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewListDto'];
        };
      };
    };
  };
  influencers_own: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InfluencerDto'];
        };
      };
    };
  };
  influencers_edit: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EditInfluencerDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InfluencerDto'];
        };
      };
    };
  };
  notifications_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Most items to answer with. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationListDto'];
        };
      };
    };
  };
  notifications_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationDto'];
        };
      };
    };
  };
  notifications_readAll: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  payments_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PaymentDto'];
        };
      };
    };
  };
  paymentWebhooks_receive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The provider, opaque. */
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookReceiptDto'];
        };
      };
    };
  };
  payouts_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Most items to answer with. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PayoutListDto'];
        };
      };
    };
  };
  payoutAccount_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PayoutAccountDto'];
        };
      };
    };
  };
  payoutAccount_startOnboarding: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartOnboardingDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OnboardingLinkDto'];
        };
      };
    };
  };
  payouts_balance: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PayoutBalanceListDto'];
        };
      };
    };
  };
  payouts_payNow: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PayNowDto'];
        };
      };
    };
  };
  payouts_settings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PayoutSettingsDto'];
        };
      };
    };
  };
  payouts_changeSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PayoutSettingsDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PayoutSettingsDto'];
        };
      };
    };
  };
  payouts_statement: {
    parameters: {
      query: {
        /** @description `csv` for a table; by default what the Accept header prefers, else JSON. */
        format?: 'json' | 'csv';
        /** @description First day, in UTC. */
        from: string;
        /** @description Last day, in UTC; included. */
        to: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The statement, as JSON or CSV. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatementDto'];
          /**
           * @example at,move,bookingId,currency,pending,releasable,inTransit,paid,debt
           *     2026-11-27T09:00:00.000Z,release,0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e90,INR,-212500,212500,0,0,0
           */
          'text/csv': string;
        };
      };
    };
  };
  placeOffers_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlaceOfferListDto'];
        };
      };
    };
  };
  placeOffers_accept: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The bookingId, opaque. */
        bookingId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookingDto'];
        };
      };
    };
  };
  placeOffers_decline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The bookingId, opaque. */
        bookingId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeclineRequestDto'];
      };
    };
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sandboxAccounts_payOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sandboxCheckout_page: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The token, opaque. */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
    };
  };
  sandboxCheckout_challenge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The token, opaque. */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description See Other */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sandboxCheckout_decline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The token, opaque. */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description See Other */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sandboxCheckout_declineBecause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The code, opaque. */
        code: string;
        /** @description The token, opaque. */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description See Other */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sandboxCheckout_pay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The token, opaque. */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description See Other */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sandboxCheckout_payLate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The token, opaque. */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description See Other */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sandboxClock_read: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClockDto'];
        };
      };
    };
  };
  sandboxClock_move: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveClockDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClockDto'];
        };
      };
    };
  };
  sandboxOnboarding_page: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The token, opaque. */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
    };
  };
  sandboxOnboarding_complete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The token, opaque. */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description See Other */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sandboxPayments_challenge: {
    parameters: {
      query?: {
        /** @description Delivers the webhook this much later, in milliseconds. The payment itself happens at once: asked, the sandbox knows. */
        delayMs?: number;
        /**
         * @description `reversed` adds an earlier event of the same payment that is delivered after the newer one. `shuffled` delivers every
         *     event of the payment so far once more, all of them in any order.
         */
        order?: 'normal' | 'reversed' | 'shuffled';
        /** @description Delivers the same event this often, all at the same time. */
        times?: number;
      };
      header?: never;
      path: {
        /** @description The paymentId, opaque. */
        paymentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SimulationDto'];
        };
      };
    };
  };
  sandboxPayments_dispute: {
    parameters: {
      query: {
        /** @description Delivers the webhook this much later, in milliseconds. The payment itself happens at once: asked, the sandbox knows. */
        delayMs?: number;
        /**
         * @description `reversed` adds an earlier event of the same payment that is delivered after the newer one. `shuffled` delivers every
         *     event of the payment so far once more, all of them in any order.
         */
        order?: 'normal' | 'reversed' | 'shuffled';
        /** @description The payer asks their bank for the money back, or the bank decides for the platform or for the payer. */
        outcome: 'opened' | 'won' | 'lost';
        /** @description Delivers the same event this often, all at the same time. */
        times?: number;
      };
      header?: never;
      path: {
        /** @description The paymentId, opaque. */
        paymentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SimulationDto'];
        };
      };
    };
  };
  sandboxPayments_fail: {
    parameters: {
      query?: {
        /** @description Why the card is declined, as card networks put it. */
        code?:
          | 'card_declined'
          | 'insufficient_funds'
          | 'expired_card'
          | 'incorrect_cvc'
          | 'authentication_failed'
          | 'processing_error';
        /** @description Delivers the webhook this much later, in milliseconds. The payment itself happens at once: asked, the sandbox knows. */
        delayMs?: number;
        /**
         * @description `reversed` adds an earlier event of the same payment that is delivered after the newer one. `shuffled` delivers every
         *     event of the payment so far once more, all of them in any order.
         */
        order?: 'normal' | 'reversed' | 'shuffled';
        /** @description Delivers the same event this often, all at the same time. */
        times?: number;
      };
      header?: never;
      path: {
        /** @description The paymentId, opaque. */
        paymentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SimulationDto'];
        };
      };
    };
  };
  sandboxPayments_nextRefunds: {
    parameters: {
      query: {
        /** @description `pending` ones are settled by hand. */
        as: 'succeeded' | 'pending' | 'failed';
      };
      header?: never;
      path: {
        /** @description The paymentId, opaque. */
        paymentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sandboxPayments_refundFails: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The paymentId, opaque. */
        paymentId: string;
        /** @description The refundId, opaque. */
        refundId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sandboxPayments_refundSucceeds: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The paymentId, opaque. */
        paymentId: string;
        /** @description The refundId, opaque. */
        refundId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sandboxPayments_succeed: {
    parameters: {
      query?: {
        /** @description Delivers the webhook this much later, in milliseconds. The payment itself happens at once: asked, the sandbox knows. */
        delayMs?: number;
        /**
         * @description `reversed` adds an earlier event of the same payment that is delivered after the newer one. `shuffled` delivers every
         *     event of the payment so far once more, all of them in any order.
         */
        order?: 'normal' | 'reversed' | 'shuffled';
        /** @description Delivers the same event this often, all at the same time. */
        times?: number;
      };
      header?: never;
      path: {
        /** @description The paymentId, opaque. */
        paymentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SimulationDto'];
        };
      };
    };
  };
  search_gigs: {
    parameters: {
      query?: {
        /** @description Only with a free slot on this day, counted in the owner's time zone; up to 92 days ahead. */
        availableOn?: string;
        /** @description Only this category. */
        category?: string;
        /** @description Only what is on offer in this currency, ISO 4217. */
        currency?: string;
        /** @description What to count the matches by, comma separated or as a repeated parameter. */
        facets?: ('category' | 'platform' | 'language' | 'currency')[];
        /** @description Only who works in this language, as a BCP 47 tag just as the profile has it. */
        language?: string;
        /** @description Most items to answer with. */
        limit?: number;
        /** @description Highest price, in minor units. Amounts of different currencies do not compare: name the currency as well. */
        maxPrice?: number;
        /** @description Fewest followers on the largest platform; of a group gig, of its members together. */
        minFollowers?: number;
        /** @description Lowest average rating, 1 to 5; whoever has none is left out. */
        minRating?: number;
        /** @description How many matches to leave out before the first item. */
        offset?: number;
        /** @description Only who has an account on this platform. */
        platform?: string;
        /** @description Words to look for, at most 200 characters; typing errors are forgiven. Without it everything matches. */
        q?: string;
        /** @description Order of the items; by relevance without. */
        sort?:
          | 'price:asc'
          | 'price:desc'
          | 'followers:desc'
          | 'followers:asc'
          | 'rating:desc'
          | 'duration:asc'
          | 'duration:desc';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GigSearchDto'];
        };
      };
    };
  };
  search_influencers: {
    parameters: {
      query?: {
        /** @description Only with a free slot on this day, counted in the owner's time zone; up to 92 days ahead. */
        availableOn?: string;
        /** @description Only this category. */
        category?: string;
        /** @description Only what is on offer in this currency, ISO 4217. */
        currency?: string;
        /** @description What to count the matches by, comma separated or as a repeated parameter. */
        facets?: ('category' | 'platform' | 'language' | 'currency')[];
        /** @description Only who works in this language, as a BCP 47 tag just as the profile has it. */
        language?: string;
        /** @description Most items to answer with. */
        limit?: number;
        /** @description Highest price, in minor units. Amounts of different currencies do not compare: name the currency as well. */
        maxPrice?: number;
        /** @description Fewest followers on the largest platform; of a group gig, of its members together. */
        minFollowers?: number;
        /** @description Lowest average rating, 1 to 5; whoever has none is left out. */
        minRating?: number;
        /** @description How many matches to leave out before the first item. */
        offset?: number;
        /** @description Only who has an account on this platform. */
        platform?: string;
        /** @description Words to look for, at most 200 characters; typing errors are forgiven. Without it everything matches. */
        q?: string;
        /** @description Order of the items; by relevance without. */
        sort?:
          | 'followers:desc'
          | 'followers:asc'
          | 'price:asc'
          | 'price:desc'
          | 'rating:desc'
          | 'name:asc'
          | 'name:desc';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InfluencerSearchDto'];
        };
      };
    };
  };
  webhookEndpoints_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointListDto'];
        };
      };
    };
  };
  webhookEndpoints_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateEndpointDto'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedEndpointDto'];
        };
      };
    };
  };
  webhookEndpoints_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointDto'];
        };
      };
    };
  };
  webhookEndpoints_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  webhookEndpoints_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeEndpointDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointDto'];
        };
      };
    };
  };
  webhookDeliveries_list: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description Most items to answer with. */
        limit?: number;
        /** @description Only deliveries of this status. */
        status?: 'pending' | 'succeeded' | 'failed';
      };
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryListDto'];
        };
      };
    };
  };
  webhookDeliveries_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The deliveryId, opaque. */
        deliveryId: string;
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDeliveryDto'];
        };
      };
    };
  };
  webhookDeliveries_redeliver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The deliveryId, opaque. */
        deliveryId: string;
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDeliveryDto'];
        };
      };
    };
  };
  webhookEndpoints_ping: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDeliveryDto'];
        };
      };
    };
  };
  webhookEndpoints_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id, opaque. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotateSecretDto'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedEndpointDto'];
        };
      };
    };
  };
}
