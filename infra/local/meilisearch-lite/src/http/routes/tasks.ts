import type { FastifyInstance } from 'fastify';
import { MeiliError } from '../../errors';
import { TASK_STATUSES, TASK_TYPES } from '../../tasks/task';
import { queryTasks, type TaskQuery } from '../../tasks/task-query';
import { invalidUidMessage, isIndexUid, type Context } from '../context';
import { QueryFields } from '../fields';

const TIMES = ['enqueuedAt', 'startedAt', 'finishedAt'] as const;
const bounds = (field: string) => {
  const suffix = field[0]!.toUpperCase() + field.slice(1);
  return { after: `after${suffix}`, before: `before${suffix}` };
};

const RULES = {
  codePrefix: 'invalid_task_',
  codes: { indexUids: 'invalid_index_uid' },
  allowed: [
    'limit',
    'from',
    'reverse',
    'batchUids',
    'uids',
    'canceledBy',
    'types',
    'statuses',
    'indexUids',
    ...TIMES.flatMap((field) => Object.values(bounds(field))),
  ],
};
const WHOLE_NUMBER = /^\d+$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}([T ].+)?$/;

export function taskRoutes(app: FastifyInstance, { tasks }: Context): void {
  app.get('/tasks', (request) => queryTasks(tasks.all(), readTaskQuery(request.query)));
  app.get('/tasks/:taskUid', (request) => {
    const uid = readTaskUid((request.params as { taskUid: string }).taskUid);
    const task = tasks.find(uid);
    if (!task) throw new MeiliError('task_not_found', `Task \`${uid}\` not found.`);
    return task;
  });
}

function readTaskUid(text: string): number {
  if (WHOLE_NUMBER.test(text)) return Number(text);
  throw new MeiliError(
    'invalid_task_uids',
    `Invalid value in parameter \`uid\`: could not parse \`${text}\` as a positive integer`,
  );
}

function readTaskQuery(query: unknown): TaskQuery {
  const fields = new QueryFields(query, RULES);
  return {
    limit: fields.count('limit') ?? 20,
    from: fields.count('from') ?? null,
    reverse: fields.flag('reverse') ?? false,
    uids: readNumbers(fields, 'uids'),
    batchUids: readNumbers(fields, 'batchUids'),
    canceledBy: readNumbers(fields, 'canceledBy'),
    types: readNames(fields, 'types', 'task type', TASK_TYPES),
    statuses: readNames(fields, 'statuses', 'task status', TASK_STATUSES),
    indexUids: readIndexUids(fields),
    periods: TIMES.map((field) => {
      const { after, before } = bounds(field);
      return { field, after: readTime(fields, after), before: readTime(fields, before) };
    }),
  };
}

/** A list parameter; `*` selects everything, as leaving it out does. */
function readAll(fields: QueryFields, name: string): string[] | null {
  const values = fields.list(name);
  return values === undefined || values.includes('*') ? null : values;
}

function readNumbers(fields: QueryFields, name: string): number[] | null {
  const values = readAll(fields, name);
  const wrong = values?.findIndex((value) => !WHOLE_NUMBER.test(value)) ?? -1;
  if (!values || wrong < 0) return values?.map(Number) ?? null;
  const place = values.length === 1 ? name : `${name}[${wrong}]`;
  throw fields.error(
    name,
    `Invalid value in parameter \`${place}\`: could not parse \`${values[wrong]}\` as a positive integer`,
  );
}

function readNames(
  fields: QueryFields,
  name: string,
  kind: string,
  known: readonly string[],
): string[] | null {
  const values = readAll(fields, name);
  const wrong = values?.find((value) => !known.includes(value));
  if (wrong === undefined) return values;
  const plural = kind === 'task type' ? 'types' : 'statuses';
  const available = known.map((entry) => `\`${entry}\``).join(', ');
  throw fields.error(
    name,
    `Invalid value in parameter \`${name}\`: \`${wrong}\` is not a valid ${kind}. Available ${plural} are ${available}.`,
  );
}

function readIndexUids(fields: QueryFields): string[] | null {
  const uids = readAll(fields, 'indexUids');
  const wrong = uids?.find((uid) => !isIndexUid(uid));
  if (wrong === undefined) return uids;
  throw fields.error('indexUids', `Invalid value in parameter \`indexUids\`: ${invalidUidMessage(wrong)}`);
}

function readTime(fields: QueryFields, name: string): number | null {
  const text = fields.text(name);
  if (text === undefined || text === '*') return null;
  const time = ISO_TIME.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(time)) return time;
  throw fields.error(
    name,
    `Invalid value in parameter \`${name}\`: \`${text}\` is an invalid date-time. It should follow the YYYY-MM-DD or ` +
      'RFC 3339 date-time format.',
  );
}
