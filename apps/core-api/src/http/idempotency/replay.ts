import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_CONTENT_TYPE } from '../problem/to-problem';
import type { StoredAnswer } from './idempotency-key.schema';

/** Leaves the handler out: the answer of the first request under this key is sent instead. */
export class Replay extends Error {
  constructor(readonly answer: StoredAnswer) {
    super('replayed');
    this.name = 'Replay';
  }
}

const parse = (body: string): object => JSON.parse(body) as object;

/** Sends a kept answer. A problem carries the id of the request that it answers now. */
@Catch(Replay)
export class ReplayFilter implements ExceptionFilter<Replay> {
  catch({ answer }: Replay, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>().code(answer.status).header('idempotency-replayed', 'true');
    if (answer.body === null) void reply.send();
    else if (answer.status < 400) void reply.send(parse(answer.body));
    else {
      const { id: requestId } = http.getRequest<FastifyRequest>();
      void reply.type(PROBLEM_CONTENT_TYPE).send({ ...parse(answer.body), requestId });
    }
  }
}
