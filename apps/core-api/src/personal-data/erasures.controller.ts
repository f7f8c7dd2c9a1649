import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { Erasures, type Erasure } from '@noillin/personal-data';
import { RequirePermissions } from '../auth';
import { ApiProblems } from '../docs';
import { positionOf } from '../lists';
import { AccountErasureDto, ErasureListDto, ErasureReceiptDto, ErasuresQueryDto } from './dto/erasures.dto';

const view = ({ id, userId, status, obstacles, ...dates }: Erasure): AccountErasureDto => ({
  id,
  userId,
  status,
  requestedAt: dates.requestedAt.toISOString(),
  dueAt: dates.dueAt?.toISOString() ?? null,
  obstacles,
  startedAt: dates.startedAt?.toISOString() ?? null,
  finishedAt: dates.finishedAt?.toISOString() ?? null,
});

@ApiTags('admin')
@Controller('admin/erasures')
@RequirePermissions('admin:read')
export class ErasuresController {
  constructor(private readonly erasures: Erasures) {}

  /** Who has asked to be erased, newest first, and how far that is. */
  @Get()
  @ApiProblems('invalid_cursor')
  async list(@Query() query: ErasuresQueryDto): Promise<ErasureListDto> {
    const { status, limit } = query;
    const { items, nextCursor } = await this.erasures.list({ status, limit, before: positionOf(query) });
    return { items: items.map(view), nextCursor };
  }

  /** What was removed, made anonymous and kept of somebody, and why. It names nobody. */
  @Get(':id')
  @ApiProblems('not_found')
  async find(@Param('id') id: string): Promise<ErasureReceiptDto> {
    const erasure = await this.erasures.find(id);
    if (!erasure) throw new DomainError('not_found', { resource: 'erasure' });
    return { ...view(erasure), receipt: erasure.receipt };
  }
}
