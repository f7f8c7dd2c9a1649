import { Injectable } from '@nestjs/common';
import { KeyRateLimits, type ApiKey, type IssuedApiKey } from '@noillin/partners';
import type { Page } from '@noillin/utils';
import type { ApiKeyDto, ApiKeyListDto, IssuedApiKeyDto } from './api-key.dto';

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

/** Turns API keys into what clients get. */
@Injectable()
export class ApiKeyViews {
  constructor(private readonly limits: KeyRateLimits) {}

  key({ plan, ...key }: ApiKey): ApiKeyDto {
    return {
      id: key.id,
      ownerId: key.ownerId,
      name: key.name,
      prefix: key.prefix,
      scopes: key.scopes,
      plan: this.limits.planOf(plan).name,
      createdAt: key.createdAt.toISOString(),
      expiresAt: key.expiresAt.toISOString(),
      lastUsedAt: instant(key.lastUsedAt),
      revokedAt: instant(key.revokedAt),
      previousUntil: instant(key.previousUntil),
    };
  }

  issued({ key, secret }: IssuedApiKey): IssuedApiKeyDto {
    return { ...this.key(key), secret };
  }

  page({ items, nextCursor }: Page<ApiKey>): ApiKeyListDto {
    return { items: items.map((key) => this.key(key)), nextCursor };
  }
}
