import {
  SERVER_ACTIONS,
  SERVICE_ACTIONS,
  type ServerAction,
  type ServiceAction,
  WIRES,
  WIRE_ACTIONS,
  type Wire,
  type WireAction,
} from '@noillin/testing';
import { SERVICE_NAMES, type ServiceEnv, type ServiceName } from '../instance';

/** What the control server can do to the platform. */
export interface ControlRoutes {
  wire(wire: Wire, action: WireAction): Promise<void>;
  /** @param env what `restart` changes in the service's environment until its next restart */
  service(service: ServiceName, action: ServiceAction, env: ServiceEnv): Promise<void>;
  pidOf(service: ServiceName): Promise<number | null>;
  server(server: string, action: ServerAction): Promise<void>;
}

/** Nothing goes by this method, path or name. */
export class UnknownControl extends Error {}

/**
 * `POST /wires/redis/cut`, `POST /services/worker/kill`, `POST /services/core-api/restart?HOLD_SECONDS=3`,
 * `GET /services/worker`, `POST /servers/mongo/stop`.
 */
export async function handleControl(
  routes: ControlRoutes,
  method: string,
  path: string,
): Promise<object | undefined> {
  const { pathname, searchParams } = new URL(path, 'http://control');
  const [, kind = '', name = '', action = ''] = pathname.split('/');
  switch (`${method} ${kind}`) {
    case 'POST wires':
      await routes.wire(oneOf(WIRES, name), oneOf(WIRE_ACTIONS, action));
      return undefined;
    case 'POST services':
      await routes.service(
        oneOf(SERVICE_NAMES, name),
        oneOf(SERVICE_ACTIONS, action),
        Object.fromEntries(searchParams),
      );
      return undefined;
    case 'GET services':
      return { pid: await routes.pidOf(oneOf(SERVICE_NAMES, name)) };
    case 'POST servers':
      await routes.server(name, oneOf(SERVER_ACTIONS, action));
      return undefined;
    default:
      throw new UnknownControl(`The control server does not know ${method} ${path}.`);
  }
}

function oneOf<Name extends string>(names: readonly Name[], name: string): Name {
  const found = names.find((known) => known === name);
  if (found === undefined) throw new UnknownControl(`"${name}" is none of ${names.join(', ')}.`);
  return found;
}
