export function scratchFolders(): string[];
export function scratchFolder(): string;
