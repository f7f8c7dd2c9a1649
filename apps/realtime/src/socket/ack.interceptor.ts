import {
  Injectable,
  Logger,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ERRORS, isDomainError, type Ack } from '@noillin/contracts';
import { newId, runInContext } from '@noillin/utils';
import { catchError, Observable, of } from 'rxjs';
import { CoreApiRefusal } from '../core-api/core-api.client';

/** Turns every failure into the acknowledgement `{ ok: false, code, message }`: a client never waits in vain. */
@Injectable()
export class AckInterceptor implements NestInterceptor {
  private readonly logger = new Logger(AckInterceptor.name);

  intercept(_context: ExecutionContext, next: CallHandler<Ack>): Observable<Ack> {
    const context = { correlationId: newId(), causationId: null };
    const handled = new Observable<Ack>((subscriber) =>
      runInContext(context, () => next.handle().subscribe(subscriber)),
    );
    return handled.pipe(catchError((error: unknown) => of(this.refusal(error))));
  }

  private refusal(error: unknown): Ack {
    if (error instanceof CoreApiRefusal || isDomainError(error))
      return { ok: false, code: error.code, message: error.message };
    this.logger.error({ err: error }, 'a socket message failed');
    return { ok: false, code: 'internal_error', message: ERRORS.internal_error.detail({}) };
  }
}
