import { Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import { Configuration } from '../../configuration.js';
import { NotFound, ProblemError } from '../../platform/index.js';

/** What is kept in the browser's session between going to the provider and coming back. */
export interface Journey {
  state: string;
  nonce: string;
  verifier: string;
}

/** Who came back: the only two claims that are an identity. A mail address is not asked for. */
export interface Identity {
  issuer: string;
  subject: string;
}

/** The OpenID provider of the installation (authorization code, PKCE, state, nonce, signed id tokens). */
@Injectable()
export class Provider {
  private readonly log = new Logger(Provider.name);
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(private readonly configuration: Configuration) {}

  /** Where the browser goes, and what has to be the same when it comes back. */
  async begin(): Promise<Journey & { location: string }> {
    const config = await this.discover();
    const verifier = oidc.randomPKCECodeVerifier();
    const journey = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier };
    const { href } = oidc.buildAuthorizationUrl(config, {
      redirect_uri: this.redirectAddress(),
      scope: 'openid',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: journey.state,
      nonce: journey.nonce,
    });
    return { ...journey, location: href };
  }

  /** Who came back with this query; throws `sign-on-refused` for whatever is not proven to be of this journey. */
  async finish(query: string, { state, nonce, verifier }: Journey): Promise<Identity> {
    const config = await this.discover();
    const back = new URL(this.redirectAddress());
    back.search = query;
    try {
      const tokens = await oidc.authorizationCodeGrant(config, back, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new ProblemError('sign-on-refused');
      return { issuer: claims.iss, subject: claims.sub };
    } catch (error) {
      if (isAway(error)) throw new ProblemError('unavailable');
      throw new ProblemError('sign-on-refused');
    }
  }

  private discover(): Promise<oidc.Configuration> {
    const { signOn } = this.configuration;
    if (!signOn) throw new NotFound();
    this.discovered ??= ask(signOn).catch((error: unknown) => {
      this.discovered = undefined; // asked again next time
      this.log.warn(`The sign-on provider can not be asked: ${String(error)}`);
      throw new ProblemError('unavailable', { detail: 'The sign-on provider can not be asked' });
    });
    return this.discovered;
  }

  /** A screen: it hands the query on in a POST, so that no GET signs anybody in. */
  private redirectAddress(): string {
    const { origin, port } = this.configuration;
    return `${origin ?? `http://localhost:${String(port)}`}/app/sign-on`;
  }
}

function ask({ issuer, clientId, clientSecret }: NonNullable<Configuration['signOn']>): Promise<oidc.Configuration> {
  const address = new URL(issuer);
  // Plain http only to this very machine; the configuration refuses every other.
  const local = address.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(address, clientId, clientSecret, undefined, {
    // The signature of the id token is checked although it came over TLS.
    execute: [...local, oidc.enableNonRepudiationChecks],
    timeout: 10,
  });
}

const isAway = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name));
