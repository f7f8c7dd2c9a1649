import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

@Controller('health/live')
class HealthController {
  @Get()
  live(): { status: string } {
    return { status: 'up' };
  }
}

@Module({ controllers: [HealthController] })
class BareModule {}

/** The least that Nest on Fastify can be: the framework and one route. */
async function boot(): Promise<void> {
  const app = await NestFactory.create(BareModule, new FastifyAdapter(), { logger: ['error'] });
  app.setGlobalPrefix('api/v1');
  app.enableShutdownHooks();
  await app.listen(Number(process.env['PORT']), '127.0.0.1');
}

void boot();
