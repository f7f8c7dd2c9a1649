export function elapsed(milliseconds: number): string;

export class Progress {
  constructor(write?: (line: string) => void, options?: { verbose?: boolean });
  run<Result>(label: string, task: (say: (text: string) => void) => Promise<Result>): Promise<Result>;
  note(text: string): void;
  total(): string;
}
