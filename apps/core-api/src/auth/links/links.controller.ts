import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { ApiProblems } from '../../docs';
import { Public } from '../access/public.decorator';
import { isLinkPage, linkPage } from './link-page';
import { LINK_SCRIPT } from './link-script';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Where mailed links lead. */
@ApiTags('auth')
@Controller('auth/links')
@Public()
export class LinksController {
  /** The script of the pages. */
  @Get('page.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @ApiProduces('text/javascript')
  script(): string {
    return LINK_SCRIPT;
  }

  /** The page for one kind of mailed link: `verify-email`, `confirm-email` or `reset-password`. */
  @Get(':page')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  @ApiProduces('text/html')
  @ApiProblems('not_found')
  page(@Param('page') page: string): string {
    if (!isLinkPage(page)) throw new DomainError('not_found', { resource: 'page' });
    return linkPage(page);
  }
}
