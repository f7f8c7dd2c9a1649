import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { decodeForm } from './form.fixture';
import { StripeBooks } from './stripe-books.fixture';
import { connectRoutes } from './stripe-connect-routes.fixture';
import { StripeFailure } from './stripe-failure.fixture';
import { paymentRoutes } from './stripe-payment-routes.fixture';
import { routeOf } from './stripe-routes.fixture';

interface Answer {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

/** How the next requests go wrong. `lost`: done, but the answer never arrives. */
export type Trouble = 'silence' | 'reset' | 'lost' | { status: number; headers?: Record<string, string> };

interface SeenRequest {
  method: string;
  path: string;
  version: string | undefined;
  idempotencyKey: string | undefined;
}

const WORK_MS = 5;

/** Stripe's API as far as the provider uses it, on a port of this machine: https://docs.stripe.com/api */
export class StripeStandIn {
  readonly books = new StripeBooks();
  readonly key = 'sk_test_of_the_stand_in';
  readonly seen: SeenRequest[] = [];
  private readonly answers = new Map<string, { request: string; answer: Answer | null }>();
  private readonly routes = { ...paymentRoutes(this.books), ...connectRoutes(this.books) };
  private troubles: Trouble[] = [];
  private lost: string | null = null;
  private server!: Server;

  async start(): Promise<void> {
    this.server = createServer((request, response) => void this.serve(request, response));
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The next requests go wrong, one after the other. */
  expectTrouble(...troubles: Trouble[]): void {
    this.troubles = troubles;
  }

  /** Requests of a route are done, but their answers never arrive. */
  loseAnswersTo(route: string | null): void {
    this.lost = route;
  }

  /** A day has passed. */
  forgetKeys(): void {
    this.answers.clear();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const trouble = this.troubles.shift();
    if (trouble === 'silence') return;
    if (trouble === 'reset') return void request.socket.destroy();
    if (typeof trouble === 'object')
      return send(response, {
        ...failed(new StripeFailure(trouble.status, API_ERROR)),
        headers: trouble.headers ?? {},
      });
    const answer = await this.answer(request, body);
    if (trouble === 'lost' || this.lost === `${request.method} ${request.url}`)
      return void request.socket.destroy();
    send(response, answer);
  }

  private async answer(request: IncomingMessage, body: string): Promise<Answer> {
    const { method = '', url = '' } = request;
    const { pathname, search } = new URL(url, this.url);
    const idempotencyKey = request.headers['idempotency-key']?.toString();
    const version = request.headers['stripe-version']?.toString();
    this.seen.push({ method, path: pathname, version, idempotencyKey });
    if (request.headers.authorization !== `Bearer ${this.key}`)
      return failed(
        new StripeFailure(401, { type: 'invalid_request_error', message: 'Invalid API Key provided' }),
      );
    const run = (): Answer => this.run(method, pathname, method === 'GET' ? search.slice(1) : body);
    return method === 'POST' && idempotencyKey ? this.once(idempotencyKey, `${url}\n${body}`, run) : run();
  }

  /** The first answer to a key is the answer to it, refusals included: https://docs.stripe.com/api/idempotent_requests */
  private async once(key: string, request: string, run: () => Answer): Promise<Answer> {
    const known = this.answers.get(key);
    if (known && known.request !== request)
      return failed(
        new StripeFailure(400, { type: 'idempotency_error', message: 'Keys belong to one request.' }),
      );
    if (known?.answer === null)
      return failed(new StripeFailure(409, { ...API_ERROR, code: 'idempotency_key_in_use' }));
    if (known?.answer) return { ...known.answer, headers: { 'idempotent-replayed': 'true' } };
    this.answers.set(key, { request, answer: null });
    await pause(WORK_MS);
    const answer = run();
    if (isMalformed(answer)) this.answers.delete(key);
    else this.answers.set(key, { request, answer });
    return answer;
  }

  private run(method: string, path: string, form: string): Answer {
    try {
      const route = routeOf(this.routes, method, path);
      if (!route)
        throw new StripeFailure(404, { type: 'invalid_request_error', message: 'Unrecognized request URL' });
      return { status: 200, body: structuredClone(route.run(decodeForm(form), route.id)) };
    } catch (error) {
      if (error instanceof StripeFailure) return failed(error);
      throw error;
    }
  }
}

const API_ERROR = { type: 'api_error', message: 'Something went wrong on our end.' };

const failed = ({ status, error }: StripeFailure): Answer => ({ status, body: { error } });

/** A request that fails validation never began: its key stays free. */
const isMalformed = ({ body }: Answer): boolean =>
  'error' in body && String((body.error as { code?: string }).code).startsWith('parameter_');

const send = (response: ServerResponse, { status, body, headers = {} }: Answer): void => {
  response.writeHead(status, {
    'content-type': 'application/json',
    'request-id': 'req_stand_in',
    ...headers,
  });
  response.end(JSON.stringify(body));
};
