import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** How a grant goes wrong. */
export interface Approval {
  subject: string;
  claims?: JWTPayload;
  /** Signs with a key the provider never published. */
  wrongKey?: boolean;
}

interface Grant extends Approval {
  challenge: string;
  nonce: string;
}

/** An OpenID provider that says yes to whom the test says; signed tokens, PKCE and single-use codes are real. */
export class OpenidProvider {
  private readonly grants = new Map<string, Grant>();
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.writeHead(500).end());
  });
  private keys!: { right: CryptoKey; wrong: CryptoKey; published: object };
  issuer = '';

  async start(): Promise<this> {
    const [right, wrong] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
    const published = { ...(await exportJWK(right.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
    this.keys = { right: right.privateKey, wrong: wrong.privateKey, published };
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    this.issuer = `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
    return this;
  }

  async stop(): Promise<void> {
    await new Promise((closed) => this.server.close(closed));
  }

  /** The person says yes at this location; the query with which their browser comes back. */
  approve(location: string, approval: Approval): string {
    const asked = new URL(location).searchParams;
    const code = randomUUID();
    const [challenge, nonce] = [asked.get('code_challenge') ?? '', asked.get('nonce') ?? ''];
    this.grants.set(code, { ...approval, challenge, nonce });
    return new URLSearchParams({ code, state: asked.get('state') ?? '', iss: this.issuer }).toString();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/.well-known/openid-configuration')
      return void send(200, {
        issuer: this.issuer,
        authorization_endpoint: `${this.issuer}/authorize`,
        token_endpoint: `${this.issuer}/token`,
        jwks_uri: `${this.issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        authorization_response_iss_parameter_supported: true,
      });
    if (request.url === '/keys') return void send(200, { keys: [this.keys.published] });
    let text = '';
    for await (const part of request) text += String(part);
    const body = new URLSearchParams(text);
    const grant = this.grants.get(body.get('code') ?? '');
    this.grants.delete(body.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (grant?.challenge !== challenge) return void send(400, { error: 'invalid_grant' });
    send(200, { access_token: randomUUID(), token_type: 'Bearer', id_token: await this.idToken(grant) });
  }

  private idToken({ subject, nonce, claims = {}, wrongKey }: Grant): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ iss: this.issuer, sub: subject, aud: 'tarmeem', nonce, iat: now, exp: now + 300, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(wrongKey ? this.keys.wrong : this.keys.right);
  }
}
