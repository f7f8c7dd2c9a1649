/** Opening text of the API documentation (Markdown). */
export const DESCRIPTION = `
Brands find influencers, book them for a time that is really free, and pay before anything is confirmed.

- **Tokens.** \`POST /api/v1/auth/login\` gives an access token (sent as \`Authorization: Bearer ...\`) and a refresh
  token, in the answer or, for browsers, in a cookie. Tokens of a session that has ended answer \`session_ended\` within seconds.
- **API keys.** Programs of your own send a key (\`POST /api/v1/api-keys\`) instead: as \`Authorization: Bearer nk_live_...\`, or as
  \`X-Api-Key\`. It may do what its scopes and its owner's role both allow, and as much as its rate plan says: every answer carries
  \`RateLimit-Policy\` and \`RateLimit\`; beyond it the answer is 429 with \`Retry-After\`.
- **Errors** are problem details (RFC 9457, \`application/problem+json\`). \`code\` is stable: branch on it, not on words.
- **Request ids.** Every answer carries \`X-Request-Id\`; quote it when you ask for help.
- **Times** are UTC, ISO 8601. Local dates are \`YYYY-MM-DD\`, local times \`HH:mm\` in the owner's time zone.
- **Money** is an integer count of the currency's minor unit with an ISO 4217 code.
- **Lists** take \`limit\` and \`cursor\` and answer \`{ items, nextCursor }\`; \`nextCursor\` is null on the last page.
- **Repeating safely.** Where a route takes an \`Idempotency-Key\`, the same key and body get the same answer for 24 hours,
  marked \`Idempotency-Replayed: true\`.
- **Other people's objects** are answered with 404, as if there were none.
`.trim();

/** What each group of routes is about, in the order of the documentation. */
export const TAGS: Readonly<Record<string, string>> = {
  auth: 'Accounts, sessions and second factors',
  account: 'What is held about oneself',
  profiles: 'Profiles of influencers and brands',
  gigs: 'What influencers offer',
  availability: 'When influencers are free, and the slots that follow',
  bookings: 'From hold to completion',
  reviews: 'What brands and influencers say of each other',
  calendar: 'Bookings in the calendar program one uses anyway',
  payments: 'Payments and provider webhooks',
  sandbox: 'The payment provider of development and tests',
  search: 'Finding influencers and gigs',
  chat: 'Conversations',
  notifications: 'What happened',
  partners: 'API keys and webhooks, for programs of your own',
  admin: 'For operators',
  health: 'Whether the service is well',
};
