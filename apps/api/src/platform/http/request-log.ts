import type { FastifyRequest } from 'fastify';

const secretParameters = new Set(['code', 'token', 'key', 'state', 'secret']);

/** An address as the log may hold it: tracking codes, links to what is prepared, tokens and sign-in codes are masked, however they were written. */
export function maskedUrl(url: string): string {
  const [path = '', query] = url.split(/\?(.*)/su, 2);
  const secret = /^\/+(track|preview|alerts)\/+[^/]/iu.exec(decoded(path))?.[1];
  const masked = secret === undefined ? path : `/${secret.toLowerCase()}/***`;
  return query === undefined ? masked : `${masked}?${query.split('&').map(maskedParameter).join('&')}`;
}

function maskedParameter(parameter: string): string {
  const [name = '', value] = parameter.split(/=(.*)/su, 2);
  return value !== undefined && secretParameters.has(decoded(name).toLowerCase()) ? `${name}=***` : parameter;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** One line a request: who asked what, never bodies, cookies, tokens or addresses of mail. */
export function logOptions(level: string) {
  return {
    level,
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, url: maskedUrl(request.url), from: request.ip }),
    },
  };
}
