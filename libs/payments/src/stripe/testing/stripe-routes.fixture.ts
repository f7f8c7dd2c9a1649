import { textIn, type Form } from './form.fixture';
import type { StripeObject } from './stripe-books.fixture';

/** By method and path; `:id` is the path's variable part. */
export type Routes = Record<string, (form: Form, id: string) => object>;

/** The stand-in's pages are short, so that whoever reads lists has to turn them. */
const MOST_PER_PAGE = 2;

/** A list as Stripe pages it: newest first, from behind `starting_after`. */
export const listOf = (items: StripeObject[], form: Form, url: string): object => {
  const newestFirst = items.toReversed();
  const after = textIn(form, 'starting_after');
  const rest = newestFirst.slice(after ? newestFirst.findIndex(({ id }) => id === after) + 1 : 0);
  const data = rest.slice(0, MOST_PER_PAGE);
  return { object: 'list', url, data, has_more: rest.length > data.length };
};

/** The route of a request, and the id in its path. */
export const routeOf = (
  routes: Routes,
  method: string,
  path: string,
): { run: Routes[string]; id: string } | null => {
  for (const [route, run] of Object.entries(routes)) {
    const pattern = new RegExp(`^${route.replace(':id', '([^/]+)')}$`);
    const match = pattern.exec(`${method} ${path}`);
    if (match) return { run, id: match[1] ?? '' };
  }
  return null;
};
