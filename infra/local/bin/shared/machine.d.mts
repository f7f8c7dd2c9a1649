export function findProgram(name: string): string | null;
export function isRoot(): boolean;
export function canInstallPackages(): boolean;
export function cacheFolder(): string;
export function mayDownload(): boolean;
export function isReachable(url: string, timeoutMs?: number): Promise<boolean>;
export const MONGODB_DOWNLOADS: string;
export function mongodbBinaryFolder(): string;
export function hasMongodbBinary(): boolean;
