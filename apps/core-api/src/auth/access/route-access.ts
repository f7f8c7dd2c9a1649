import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { METHOD_METADATA } from '@nestjs/common/constants';
import { PERMISSIONS, type Permission } from '@noillin/contracts';
import { IS_FOR_SERVICES } from './for-services.decorator';
import { IS_PUBLIC } from './public.decorator';
import { REQUIRED_PERMISSIONS } from './require-permissions.decorator';

/** A route and who may call it. */
export interface RouteAccess {
  /** Controller and method, e.g. `AuthController.login`. */
  handler: string;
  method: string;
  isPublic: boolean;
  /** Only the platform's own services may call it. */
  isForServices?: boolean;
  permissions: Permission[];
}

type Handler = (...args: never[]) => unknown;
type Controller = { name: string; prototype: object };

/** True when the route says exactly one thing: public, for services, or permissions that exist. */
export const declaresAccess = ({ isPublic, isForServices = false, permissions }: RouteAccess): boolean =>
  [isPublic, isForServices, permissions.length > 0].filter(Boolean).length === 1 &&
  permissions.every((permission) => PERMISSIONS.includes(permission));

/** Refuses to start with a route that is neither public nor for services nor asks for a permission: nothing is open by accident. */
@Injectable()
export class RouteAccessCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared = this.routes().filter((route) => !declaresAccess(route));
    if (undeclared.length === 0) return;
    const names = undeclared.map(({ handler }) => handler).join(', ');
    throw new Error(`These routes need either @Public() or @RequirePermissions(...): ${names}`);
  }

  /** Every route of the application with its access rules. */
  routes(): RouteAccess[] {
    return this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.routesOf(metatype as unknown as Controller) : []));
  }

  private routesOf(controller: Controller): RouteAccess[] {
    const prototype = controller.prototype as Record<string, Handler>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
      if (!handler || method === undefined) return [];
      return [
        {
          handler: `${controller.name}.${name}`,
          method: RequestMethod[method],
          isPublic: this.find<boolean>(IS_PUBLIC, handler, controller) ?? false,
          isForServices: this.find<boolean>(IS_FOR_SERVICES, handler, controller) ?? false,
          permissions: this.find<Permission[]>(REQUIRED_PERMISSIONS, handler, controller) ?? [],
        },
      ];
    });
  }

  private find<Value>(key: string, handler: Handler, controller: Controller): Value | undefined {
    return this.reflector.getAllAndOverride<Value | undefined>(key, [handler, controller as never]);
  }
}
