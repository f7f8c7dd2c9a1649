const CENSOR = '[redacted]';

/** Keys whose values are nobody's business, wherever they stand: `"refreshToken":"..."`, also inside text that is JSON itself. */
const SECRET_FIELD =
  /(\\*")([\w-]*(?:password|passwd|secret|token|authorization|cookie|recoverycodes?|otp|api-?key|signature)[\w-]*)\1(\s*:\s*)(\\*")(?:(?!\4)(?:\\.|[^\\]))*\4/gi;
/** `Bearer eyJ...`, `Basic ...`, `Bearer: ...` */
const CREDENTIALS = /\b(bearer|basic)[ :]+[\w.~+/=-]{6,}/gi;
/** JSON Web Tokens by their shape. */
const JSON_WEB_TOKEN = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;
/** `?token=...`, `#code=...`, `&password=...` */
const SECRET_PARAMETER =
  /([?&#;](?:[\w-]*(?:token|secret|password|signature|api-?key|challenge)|code|key|sig)=)[^&#\s"'\\<>]+/gi;
/** Calendar feeds: whoever has the address reads the calendar. */
const FEED_ADDRESS = /(\/[\w-]*feeds?\/)[\w.-]{16,}/gi;
/** `scheme://user:password@host` */
const USER_INFO = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"]*:)[^\s/@"]+@/gi;

/** A log line, as it is about to be written, without what nobody may read in a log: whoever logged it, however deep it stood. */
export const redact = (line: string): string =>
  line
    .replace(SECRET_FIELD, `$1$2$1$3$4${CENSOR}$4`)
    .replace(CREDENTIALS, `$1 ${CENSOR}`)
    .replace(JSON_WEB_TOKEN, CENSOR)
    .replace(SECRET_PARAMETER, `$1${CENSOR}`)
    .replace(FEED_ADDRESS, `$1${CENSOR}`)
    .replace(USER_INFO, `$1${CENSOR}@`);
