import type { Document } from './document';

const IDEMPOTENCY_KEY = 'Idempotency-Key';

/** Where every operation is to be found, by name. */
export const renderRoutes = ({ paths }: Document): string => {
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId, parameters = [], requestBody }]) => {
      const idempotent = parameters.some(({ name }) => name === IDEMPOTENCY_KEY);
      const [contentType] = Object.keys(requestBody?.content ?? {});
      const route = {
        method: method.toUpperCase(),
        path,
        ...(idempotent && { takesKey: true }),
        ...(contentType !== undefined && contentType !== 'application/json' && { contentType }),
      };
      return `${operationId}: ${JSON.stringify(route)},`;
    }),
  );
  return [
    "import type { operations } from './api';",
    "import type { Route } from '../calls/route';",
    '',
    'export const ROUTES: { readonly [Name in keyof operations]: Route } = {',
    ...routes.sort(),
    '};',
  ].join('\n');
};
