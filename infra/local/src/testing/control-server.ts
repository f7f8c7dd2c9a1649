import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type ControlRoutes, UnknownControl, handleControl } from './control-routes';

export interface ControlServer {
  url: string;
  close(): Promise<void>;
}

/** Lets tests in other processes break and mend the platform. On 127.0.0.1 only, and only while tests run. */
export async function startControlServer(routes: ControlRoutes): Promise<ControlServer> {
  const server = createServer((request, response) => void answer(routes, request, response));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => close(server) };
}

async function answer(
  routes: ControlRoutes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const result = await handleControl(routes, request.method ?? '', request.url ?? '');
    reply(response, 200, result ?? {});
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply(response, error instanceof UnknownControl ? 404 : 500, { message });
  }
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
