export function findChromium(): string | null;
export function findFirefox(): string | null;
export function chromiumLaunchOptions(): { executablePath: string | undefined; args: string[] };
