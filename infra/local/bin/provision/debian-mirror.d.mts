export function debianMirror(aptFolder?: string): string | null;
