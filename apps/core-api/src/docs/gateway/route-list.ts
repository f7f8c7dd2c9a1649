import type { OpenAPIObject } from '@nestjs/swagger';
import { METHODS, type Operation } from '../operation';

/** What the gateway asks of a route: nothing; a good token if there is one; a good token. */
type RouteAccess = 'open' | 'optional' | 'guarded';

interface Route {
  method: string;
  path: string;
  access: RouteAccess;
}

const HEADER = `# Which routes need no access token. Generated from the OpenAPI document; a test fails while it is out of date, and says how to write it
# anew. What does not stand here is guarded where there are routes, and unknown where there are none.
#   open      needs no token and looks at none     optional  serves everybody, and refuses a bad token
#   guarded   needs a good token                   unknown   is not there for who has none
map $request_method $listed_method {
  default $request_method;
  HEAD GET;
}

map "$listed_method $request_uri" $route_access {
  default $family_access;
  # The documentation itself.
  "~^GET /api/docs([/?]|$)" open;
  "~^GET /api/openapi\\.json(\\?|$)" open;
`;

const accessOf = (operation: Operation): RouteAccess => {
  if (operation['x-permission']) return 'guarded';
  return operation.security ? 'optional' : 'open';
};

const routesOf = (document: OpenAPIObject): Route[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method: method.toUpperCase(), path, access: accessOf(operation) }] : [];
    }),
  );

const patternOf = ({ method, path }: Route): string =>
  `^${method} ${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/?]+')}(\\?|$)`;

const covers = (open: Route, other: Route): boolean =>
  new RegExp(patternOf(open)).test(`${other.method} ${other.path.replaceAll(/[{}]/g, '')}`);

const parametersIn = ({ path }: Route): number => path.split('{').length - 1;

/** As routers have it: what is spelt out wins over a parameter. */
const spelledOutFirst = (one: Route, other: Route): number =>
  parametersIn(one) - parametersIn(other) ||
  `${one.path} ${one.method}`.localeCompare(`${other.path} ${other.method}`, 'en');

/** The first parts of all paths, under which there is something. */
const familiesOf = (routes: Route[]): string[] =>
  [...new Set(routes.map(({ path }) => path.split('/')[3] ?? ''))].sort();

/** The file infra/nginx/snippets/public-routes.conf: every public route, and guarded ones that a public one's parameter would cover. */
export const routeList = (document: OpenAPIObject): string => {
  const routes = routesOf(document);
  const open = routes.filter(({ access }) => access !== 'guarded');
  const covered = routes.filter(
    (route) => route.access === 'guarded' && open.some((other) => covers(other, route)),
  );
  const lines = [...open, ...covered]
    .sort(spelledOutFirst)
    .map((route) => `  "~${patternOf(route)}" ${route.access};`);
  const families = `"~^/api/v1/(${familiesOf(routes).join('|')})([/?]|$)" guarded;`;
  return [
    HEADER + lines.join('\n'),
    '}\n',
    'map $request_uri $family_access {\n  default guarded;',
    `  ${families}`,
    '  "~^/api/" unknown;\n}\n',
  ].join('\n');
};
