import { developmentDefault } from '@noillin/config';
import { IsOptional, IsString, MinLength } from 'class-validator';

export class AuditConfig {
  /** Signs the end of the audit log, at least 32 characters; only the worker has it. Required outside development. */
  @IsString() @MinLength(32) AUDIT_KEY = developmentDefault(
    'noillin-development-only-audit-key-0123456789',
  ) as string;
  /** The key before, while it is being replaced. */
  @IsOptional() @IsString() @MinLength(32) AUDIT_KEY_PREVIOUS?: string;
  /** File to which each check appends the end of the log as it was, best on another machine: then even who holds key and database cannot shorten it unnoticed. */
  @IsOptional() @IsString() AUDIT_ANCHOR_FILE?: string;
}
