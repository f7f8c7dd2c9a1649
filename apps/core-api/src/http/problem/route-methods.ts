import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

interface KnownRoute {
  pattern: RegExp;
  methods: Set<string>;
}

const toPattern = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:[^/]+/g, '[^/]+')
      .replace(/\*/g, '.*')}/?$`,
  );

/** Which methods a path answers; Fastify itself only knows whether path and method together exist. */
@Injectable()
export class RouteMethods {
  private readonly routes = new Map<string, KnownRoute>();

  /** Has to be called before the first route is registered. */
  listenTo(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ url, method }) => {
      const route = this.routes.get(url) ?? { pattern: toPattern(url), methods: new Set<string>() };
      [method].flat().forEach((name) => route.methods.add(name));
      this.routes.set(url, route);
    });
  }

  /** Methods of the path of `url`, sorted; none when there is no such path. */
  of(url: string): string[] {
    const path = url.split('?', 1)[0] ?? url;
    const methods = [...this.routes.values()]
      .filter(({ pattern }) => pattern.test(path))
      .flatMap((route) => [...route.methods]);
    return [...new Set(methods)].sort();
  }
}
