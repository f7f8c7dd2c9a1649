import { createHash } from 'node:crypto';

/** The whole style of the sandbox's pages. It stands in the page itself, allowed by its hash. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b1830; --soft: #5d5873; --paper: #fff; --ground: #f3f1fa; --line: #dcd8ea;
  --brand: #5b3df5; --on-brand: #fff; --good: #0b6b3a; --good-bg: #e3f6ea; --bad: #a11d33; --bad-bg: #fdeaed; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f2f0fa; --soft: #b5b0c9; --paper: #1d1a2b; --ground: #12101c; --line: #3a3550; --brand: #a795ff;
    --on-brand: #14102b; --good: #7fe0a8; --good-bg: #12301f; --bad: #ff9daf; --bad-bg: #3a151d; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { width: min(28rem, 100%); background: var(--paper); border: 1px solid var(--line); border-radius: 1rem;
  padding: 2rem; box-shadow: 0 1rem 3rem rgb(20 10 60 / 12%); }
.from { margin: 0; color: var(--soft); font-size: .875rem; letter-spacing: .02em; }
h1 { margin: .25rem 0 1.5rem; font-size: 1.25rem; overflow-wrap: anywhere; }
.amount { margin: 0; font-size: 2.25rem; font-weight: 700; letter-spacing: -.02em; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 1rem 0 1.5rem; padding-top: 1rem;
  border-top: 1px solid var(--line); font-size: .9375rem; }
dt { color: var(--soft); } dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
.note { margin: 0 0 1.5rem; padding: .75rem 1rem; border-radius: .5rem; background: var(--ground); }
.good { background: var(--good-bg); color: var(--good); } .bad { background: var(--bad-bg); color: var(--bad); }
form { display: grid; gap: .75rem; }
button { font: inherit; font-weight: 600; padding: .75rem 1rem; min-height: 3rem; border-radius: .625rem; cursor: pointer;
  border: 1px solid var(--line); background: transparent; color: inherit; }
button.pay { border-color: var(--brand); background: var(--brand); color: var(--on-brand); }
button:hover { filter: brightness(1.08); border-color: var(--brand); }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 3px; }
.small { margin: 1.5rem 0 0; color: var(--soft); font-size: .8125rem; }
a { color: var(--brand); }
`;

const hash = createHash('sha256').update(PAGE_STYLE).digest('base64');

/** Nothing is loaded, nothing runs, forms go home only, and no other page may show this one in a frame. */
export const PAGE_POLICY =
  `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'` as const;
