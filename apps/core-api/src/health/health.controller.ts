import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { HealthRegistry } from '@noillin/observability';
import { Public } from '../auth';
import { ApiProblems } from '../docs';
import { HealthDto } from './dto/health.dto';

const UP: HealthDto = { status: 'up' };

@ApiTags('health')
@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly health: HealthRegistry) {}

  /** Whether the process answers. */
  @Get('live')
  live(): HealthDto {
    return UP;
  }

  /** Whether the service can do its work: everything it cannot do without answers. */
  @Get('ready')
  @ApiProblems('dependency_unavailable')
  async ready(): Promise<HealthDto> {
    const { ready } = await this.health.report();
    if (!ready) throw new DomainError('dependency_unavailable', { dependency: 'service' });
    return UP;
  }
}
