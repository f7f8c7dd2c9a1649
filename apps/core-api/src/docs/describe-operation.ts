import { STATUS_CODES } from 'node:http';
import { ACCESS_ROLES, permissionsOf, type ErrorCode } from '@noillin/contracts';
import { PROBLEM_CONTENT_TYPE } from '../http/problem/to-problem';
import { PROBLEMS_EXTENSION } from './api-problems.decorator';
import { impliedProblems } from './implied-problems';
import type { Operation } from './operation';
import { problemStatus } from './problem-examples';

const PROBLEM_SCHEMA = { $ref: '#/components/schemas/ProblemDto' };

/** Who may call the route, in words. */
const accessNote = ({ 'x-permission': permissions }: Operation): string => {
  if (!permissions) return '**Public**: needs no token.';
  const roles = ACCESS_ROLES.filter((role) =>
    permissions.every((permission) => permissionsOf(role).includes(permission)),
  );
  return `**Permission**: ${permissions.map((permission) => `\`${permission}\``).join(', ')} (${roles.join(', ')}).`;
};

/** That the route is going away, until when it stays, and what comes instead. */
const deprecationNote = ({ 'x-deprecation': deprecation }: Operation): string | undefined =>
  deprecation &&
  `**Deprecated** since ${deprecation.since}; may be gone from ${deprecation.sunset} on. Use \`${deprecation.successor}\`.`;

const problemResponse = (codes: ErrorCode[]) => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  content: {
    [PROBLEM_CONTENT_TYPE]: {
      schema: PROBLEM_SCHEMA,
      examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
    },
  },
});

const byStatus = (codes: ErrorCode[]): Map<number, ErrorCode[]> => {
  const groups = new Map<number, ErrorCode[]>();
  for (const code of codes)
    groups.set(problemStatus(code), [...(groups.get(problemStatus(code)) ?? []), code]);
  return groups;
};

const nameStatuses = (operation: Operation): void => {
  for (const [status, response] of Object.entries(operation.responses))
    if (response && 'description' in response) response.description ||= STATUS_CODES[status] ?? status;
};

const describePathIds = (operation: Operation): void => {
  for (const parameter of operation.parameters ?? [])
    if ('in' in parameter && parameter.in === 'path')
      parameter.description ??= `The ${parameter.name}, opaque.`;
};

/** Takes the codes that ApiProblems left on the route. */
const takeDeclared = (operation: Operation): ErrorCode[] => {
  const extensions = operation as unknown as Record<string, ErrorCode[]>;
  return Object.keys(extensions)
    .filter((name) => name.startsWith(PROBLEMS_EXTENSION))
    .flatMap((name) => {
      const codes = extensions[name] ?? [];
      delete extensions[name];
      return codes;
    });
};

/** Completes what the decorators say about a route: who may call it, and every problem it answers with. */
export const describeOperation = (operation: Operation): void => {
  const codes = [...new Set([...takeDeclared(operation), ...impliedProblems(operation)])];
  const notes = [operation.description, deprecationNote(operation), accessNote(operation)];
  operation.description = notes.filter(Boolean).join('\n\n');
  if (operation['x-deprecation']) operation.deprecated = true;
  for (const [status, group] of byStatus(codes)) operation.responses[status] = problemResponse(group);
  nameStatuses(operation);
  describePathIds(operation);
};
