import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SettingName, SettingsPatch } from '../../settings/settings';
import { kebabCase, SETTING_NAMES, validateSetting, validateSettings } from '../../settings/validate';
import { readJson } from '../body';
import { accepted, indexUidOf, type Context } from '../context';

/** These are changed field by field; all others are replaced. */
const PATCHED = new Set<SettingName>(['typoTolerance', 'faceting', 'pagination', 'embedders']);
const ALL_DEFAULTS: SettingsPatch = Object.fromEntries(SETTING_NAMES.map((name) => [name, null]));

export function settingsRoutes(app: FastifyInstance, context: Context): void {
  const { catalog } = context;
  const update = updater(context);
  app.get('/indexes/:indexUid/settings', (request) => catalog.get(indexUidOf(request)).settings);
  app.patch('/indexes/:indexUid/settings', (request, reply) => {
    const indexUid = indexUidOf(request);
    return update(reply, indexUid, validateSettings(readJson(request)), false);
  });
  app.delete('/indexes/:indexUid/settings', (request, reply) =>
    update(reply, indexUidOf(request), ALL_DEFAULTS, true),
  );
  for (const name of SETTING_NAMES) settingRoutes(app, context, name);
}

function settingRoutes(app: FastifyInstance, context: Context, name: SettingName): void {
  const url = `/indexes/:indexUid/settings/${kebabCase(name)}`;
  const update = updater(context);
  app.get(url, (request, reply) => {
    const value = context.catalog.get(indexUidOf(request)).settings[name];
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(value));
  });
  app.route({
    method: PATCHED.has(name) ? 'PATCH' : 'PUT',
    url,
    handler: (request, reply) => {
      const indexUid = indexUidOf(request);
      const value = readJson(request);
      validateSetting(name, value, '');
      return update(reply, indexUid, { [name]: value }, false);
    },
  });
  app.delete(url, (request, reply) => update(reply, indexUidOf(request), { [name]: null }, true));
}

const updater =
  ({ queue }: Context) =>
  async (
    reply: FastifyReply,
    indexUid: string,
    patch: SettingsPatch,
    isDeletion: boolean,
  ): Promise<FastifyReply> =>
    accepted(reply, await queue.enqueue({ type: 'settingsUpdate', indexUid, patch, isDeletion }));
