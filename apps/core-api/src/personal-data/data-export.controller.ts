import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { DataExports, ExportFile, RequestExport, type DataExport } from '@noillin/personal-data';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { DataExportDto } from './dto/data-export.dto';

const FILE_EXAMPLE = {
  format: 'noillin-data-export/1',
  id: '0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e90',
  userId: '0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e91',
  gatheredAt: '2026-11-22T09:00:00.000Z',
  notIncluded: { refresh_tokens: 'hashes of secrets; their sessions say the rest' },
  collections: { users: [{ id: '0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e91', email: 'asha@example.com' }] },
};

const view = ({ id, status, requestedAt, readyAt, expiresAt, contents }: DataExport): DataExportDto => ({
  id,
  status,
  requestedAt: requestedAt.toISOString(),
  readyAt: readyAt?.toISOString() ?? null,
  expiresAt: expiresAt.toISOString(),
  contents,
  downloadPath: status === 'ready' ? `/api/v1/account/export/${id}/file` : null,
});

@ApiTags('account')
@Controller('account/export')
@RequirePermissions('account:read')
export class DataExportController {
  constructor(
    private readonly exports: DataExports,
    private readonly requestExport: RequestExport,
    private readonly file: ExportFile,
  ) {}

  /**
   * Asks for a copy of everything we hold about oneself. It is gathered in the background; a mail tells when it is ready.
   * @remarks One per hour is gathered: asking again within the hour answers the same one.
   */
  @Post()
  @HttpCode(202)
  async request(@CurrentUser() { id }: AuthenticatedUser): Promise<DataExportDto> {
    return view(await this.requestExport.run(id));
  }

  /** How far a copy of one's data is. */
  @Get(':id')
  @ApiProblems('not_found')
  async find(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<DataExportDto> {
    return view(await this.own(user, id));
  }

  /**
   * The copy itself: one JSON document that has, under `collections`, everything of each kind, and says under `notIncluded`
   * what is held and not copied, and why.
   */
  @Get(':id/file')
  @ApiProduces('application/json')
  @ApiOkResponse({
    description: 'The copy, as a download.',
    content: { 'application/json': { schema: { type: 'object' }, example: FILE_EXAMPLE } },
  })
  @ApiProblems('not_found')
  async download(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<StreamableFile> {
    const found = await this.own(user, id);
    if (found.status !== 'ready') throw noExport();
    return new StreamableFile(Readable.from(this.file.write(found)), {
      type: 'application/json',
      disposition: `attachment; filename="noillin-data-${found.id}.json"`,
    });
  }

  /** @throws DomainError `not_found`, also for somebody else's */
  private async own({ id: userId }: AuthenticatedUser, id: string): Promise<DataExport> {
    const found = await this.exports.find(id);
    if (found?.userId !== userId) throw noExport();
    return found;
  }
}

const noExport = (): DomainError => new DomainError('not_found', { resource: 'export' });
