import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

/** What Nest has to say goes to the one log of the process, as everything else. Its news are of no use to an operator. */
export function nestLog(log: () => FastifyBaseLogger): LoggerService {
  const tell = (message: unknown, rest: unknown[]): void => {
    // A failed listen is thrown as well, and told in plain words by whoever asked for it.
    if (rest.at(-1) === 'NestApplication') return;
    log().error({ from: rest.at(-1), ...(message instanceof Error ? { err: message } : {}) }, String(message));
  };
  const ignore = (): void => undefined;
  return {
    log: ignore,
    warn: (message: unknown, ...rest: unknown[]) => log().warn({ from: rest.at(-1) }, String(message)),
    error: (message: unknown, ...rest: unknown[]) => tell(message, rest),
    fatal: (message: unknown, ...rest: unknown[]) => tell(message, rest),
  };
}
