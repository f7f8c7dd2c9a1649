export class Stamps {
  constructor(root: string);
  isCurrent(name: string, hash: string): boolean;
  set(name: string, hash: string): void;
  clear(name: string): void;
}

export function contentHash(paths: string[], salt?: string): string;
