import { DomainError } from '@noillin/contracts';
import type { Problem } from '@noillin/scheduling';

/** The algebra writes `weekly[0].start`, the API `weekly.0.start`. */
const toField = (path: string): string => path.replace(/\[(\d+)\]/g, '.$1');

/** @throws DomainError `validation_failed`, naming the fields, if there is any problem */
export const refuseProblems = (problems: readonly Problem[]): void => {
  if (problems.length === 0) return;
  const fields = problems.map(({ path, message }) => ({
    field: toField(path),
    message: `${toField(path)} ${message}`,
  }));
  throw new DomainError('validation_failed', {}, { fields });
};
