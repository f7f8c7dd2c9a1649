import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditChain, type AuditEntryDocument } from '@noillin/audit';
import { DomainError } from '@noillin/contracts';
import { encodeCursor } from '@noillin/utils';
import { RequirePermissions } from '../auth';
import { ApiProblems } from '../docs';
import { positionOf } from '../lists';
import { AuditEntryDto, AuditListDto, AuditQueryDto } from './dto/audit.dto';

const entryView = ({ _id, seq, at, ...entry }: AuditEntryDocument): AuditEntryDto => ({
  seq,
  id: _id,
  action: entry.action,
  actorId: entry.actorId,
  subject: entry.subject,
  details: entry.details,
  correlationId: entry.correlationId,
  at: at.toISOString(),
  hash: entry.hash,
});

/** The place at which the page before ended. @throws DomainError `invalid_cursor` */
const placeOf = (query: AuditQueryDto): number | undefined => {
  const position = positionOf(query);
  if (position === undefined) return undefined;
  if (!/^\d{1,15}$/.test(position)) throw new DomainError('invalid_cursor');
  return Number(position);
};

@ApiTags('admin')
@Controller('admin/audit')
export class AuditController {
  constructor(private readonly chain: AuditChain) {}

  /**
   * What was done on the platform, newest first: logins, changes of accounts, and everything admins looked at or changed.
   * @remarks An entry appears within seconds. `pnpm audit:verify` checks that none was changed since.
   */
  @Get()
  @RequirePermissions('admin:audit')
  @ApiProblems('invalid_cursor')
  async list(@Query() query: AuditQueryDto): Promise<AuditListDto> {
    const entries = await this.chain.list({
      actorId: query.actor,
      action: query.action,
      from: query.from === undefined ? undefined : new Date(query.from),
      to: query.to === undefined ? undefined : new Date(query.to),
      before: placeOf(query),
      limit: query.limit + 1,
    });
    const page = entries.slice(0, query.limit);
    const last = page.at(-1);
    const more = entries.length > page.length && last !== undefined;
    return { items: page.map(entryView), nextCursor: more ? encodeCursor(String(last.seq)) : null };
  }
}
