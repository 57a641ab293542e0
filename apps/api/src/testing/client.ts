/** What an address answered: `body` is the parsed JSON, or the text of a page. */
export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  headers: Headers;
}

export interface Ask {
  body?: unknown;
  /** The body as it is sent, for JSON that no value of JavaScript is written as. */
  json?: string;
  /** A form with files, instead of JSON. */
  form?: FormData;
  /** Goes into If-Match. */
  version?: number;
  /** Goes into Idempotency-Key; without one a fresh key is sent with every POST. */
  key?: string | null;
  headers?: Record<string, string>;
}

/** Somebody with a browser's cookie, speaking JSON to the API over HTTP. */
export class Client {
  private readonly cookies = new Map<string, string>();

  constructor(readonly address: string) {}

  /** What its browser sends along, for what is not asked here (a websocket). */
  get cookieHeader(): string {
    return [...this.cookies].map((pair) => pair.join('=')).join('; ');
  }

  get<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.ask('GET', path);
  }
  post<Body = Record<string, unknown>>(path: string, ask: Ask = {}): Promise<Answer<Body>> {
    return this.ask('POST', path, ask);
  }
  put<Body = Record<string, unknown>>(path: string, ask: Ask = {}): Promise<Answer<Body>> {
    return this.ask('PUT', path, ask);
  }
  patch<Body = Record<string, unknown>>(path: string, ask: Ask = {}): Promise<Answer<Body>> {
    return this.ask('PATCH', path, ask);
  }
  delete<Body = Record<string, unknown>>(path: string, ask: Ask = {}): Promise<Answer<Body>> {
    return this.ask('DELETE', path, ask);
  }

  /** A file: the answer with its bytes unread. */
  raw(path: string): Promise<Response> {
    return fetch(`${this.address}/api/v1${path}`, {
      headers: { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') },
    });
  }

  async ask<Body = Record<string, unknown>>(method: string, path: string, ask: Ask = {}): Promise<Answer<Body>> {
    const key = ask.key === undefined && method === 'POST' ? crypto.randomUUID() : ask.key;
    const sent = ask.json ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body));
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: {
        ...(this.cookies.size > 0 ? { cookie: this.cookieHeader } : {}),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ask.version === undefined ? {} : { 'if-match': `"${String(ask.version)}"` }),
        ...(key ? { 'idempotency-key': key } : {}),
        ...ask.headers,
      },
      ...(ask.form ? { body: ask.form } : sent === undefined ? {} : { body: sent }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
      this.cookies.set(name, value);
    }
    const type = response.headers.get('content-type') ?? '';
    if (type.startsWith('application/vnd.'))
      return {
        status: response.status,
        body: new Uint8Array(await response.arrayBuffer()) as Body,
        headers: response.headers,
      };
    const text = await response.text();
    const isJson = /json/u.test(response.headers.get('content-type') ?? '');
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body, headers: response.headers };
  }
}
