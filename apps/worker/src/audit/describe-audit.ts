import type { AuditReport } from '@noillin/audit';

/** A report of the audit log for people. */
export const describeAudit = ({ entries, head, broken }: AuditReport): string => {
  if (!broken)
    return `The audit log is sound: ${entries} entries${head ? `, the last is ${head.hash}` : ''}.`;
  const which = broken.id === null ? `entry ${broken.seq}` : `entry ${broken.seq} (${broken.id})`;
  return `THE AUDIT LOG IS BROKEN at ${which}: ${broken.flaw}.`;
};
