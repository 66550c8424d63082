import type { Atlantis } from '../atlantis/atlantis';
import { AdjustableClock } from '../clock';
import type { GitHub } from '../github/github';

/** An answer that the seed did not expect. */
export class SeedError extends Error {
  constructor(method: string, path: string, status: number, body: string) {
    super(`${method} ${path} was answered ${status}: ${body.slice(0, 500)}`);
    this.name = 'SeedError';
  }
}

/** Tokens of the sample's people live this long at most, in milliseconds. */
const LIFETIME = 10 * 60_000;

/** Speaks to the sandbox over HTTP as one of the sample's people. */
export class SeedClient {
  readonly #tokens = new Map<string, { id: number; secret: string }>();

  constructor(
    readonly github: GitHub,
    readonly clock: AdjustableClock,
    readonly url: string,
    readonly atlantis: Atlantis,
  ) {}

  /** Resolves when Atlantis has heard of everything and done its part. */
  async settle() {
    const { events, hooks } = this.github;
    do {
      await events.idle();
      await this.atlantis.idle();
    } while (hooks.waiting().length > 0 || this.atlantis.operations > 0);
  }

  /** The token of a person, made for this seed only. */
  token(login: string): string {
    const known = this.#tokens.get(login);
    if (known) return known.secret;
    const account = this.github.accounts.byLogin(login);
    if (!account) throw new Error(`The sample needs the account ${login}`);
    const token = this.github.tokens.create({
      accountId: account.id,
      kind: 'personal',
      note: 'sample',
      scopes: ['repo', 'admin:org', 'delete_repo'],
      expiresAt: new Date(Date.now() + LIFETIME),
    });
    this.#tokens.set(login, token);
    return token.secret;
  }

  dispose() {
    for (const { id } of this.#tokens.values()) this.github.tokens.remove(id);
    this.#tokens.clear();
  }

  /** Stops the clock at this time: everything that follows happens then. */
  at(date: Date) {
    this.clock.set(date);
  }

  /** Calls the REST API. 404 gives `undefined` for GET and DELETE. */
  async call<T = any>(
    login: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T | undefined> {
    const response = await fetch(`${this.url}/api/v3${path}`, {
      method,
      headers: {
        authorization: `token ${this.token(login)}`,
        accept: 'application/vnd.github+json',
        'content-type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (response.status === 404 && (method === 'GET' || method === 'DELETE')) {
      return undefined;
    }
    if (!response.ok) {
      throw new SeedError(method, path, response.status, text);
    }
    return text ? JSON.parse(text) : undefined;
  }
}
