import { ACCESS_ROLES, PERMISSION_MEANINGS, PERMISSIONS, roleHas } from '@noillin/contracts';

const INTRODUCTION = `# Who may do what

Generated from \`libs/contracts/src/access/permissions.ts\`; a test fails while it is out of date and says how to write it anew.

A user has one role. Admins are of one of three kinds: \`support\`, \`finance\` or \`super\`; an admin of before there were kinds is
\`super\`. Permissions hang off roles and kinds, and every route asks for permissions (\`@RequirePermissions\`), is open to
everybody (\`@Public\`) or is for the platform's own services (\`@ForServices\`). The role that counts is the one in the database:
a change of it works within seconds, whatever access tokens still say.
`;

/** A Markdown table whose columns are as wide as their widest cell, as Prettier leaves it. */
const table = (rows: readonly (readonly string[])[]): string => {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  const rule = line(
    head.map(() => ''),
    '-',
  );
  return [line(head), rule, ...body.map((row) => line(row))].join('\n');
};

/** The document docs/permissions.md. */
export const permissionTable = (): string => {
  const rows = PERMISSIONS.map((permission) => [
    `\`${permission}\``,
    PERMISSION_MEANINGS[permission],
    ...ACCESS_ROLES.map((role) => (roleHas(role, permission) ? 'yes' : '')),
  ]);
  return `${INTRODUCTION}\n${table([['permission', 'opens', ...ACCESS_ROLES], ...rows])}\n`;
};
