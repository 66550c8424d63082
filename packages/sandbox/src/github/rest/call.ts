import type { Request, Response } from 'express';
import type { GitHub } from '../github';
import { limitByScopes } from '../domain/scopes';
import { Account, Level, atLeast } from '../store/accounts';
import { Repository } from '../store/repositories';
import { Actor, AppActor } from './authenticate';
import { Body } from './body';
import {
  forbidden,
  HttpError,
  notFound,
  requiresAuthentication,
} from './errors';
import { linkHeader, Page, readPage, slicePage } from './pagination';

/** Permission names of GitHub Apps that the routes ask for. */
export type AppPermission =
  | 'administration'
  | 'checks'
  | 'contents'
  | 'issues'
  | 'members'
  | 'metadata'
  | 'pull_requests'
  | 'repository_hooks'
  | 'statuses';

/** An answer other than 200 with a JSON body. */
export class Answer {
  constructor(
    readonly status: number,
    readonly body?: unknown,
    readonly headers: Record<string, string> = {},
  ) {}
}

export const created = (body: unknown) => new Answer(201, body);
export const noContent = () => new Answer(204);

/** One request with what a handler needs of it. */
export class Call {
  constructor(
    readonly github: GitHub,
    readonly req: Request,
    readonly res: Response,
    readonly actor: Actor | undefined,
    readonly app: AppActor | undefined,
  ) {}

  param(name: string): string {
    const value = this.req.params[name] as string | string[] | undefined;
    const text = Array.isArray(value) ? value.join('/') : value ?? '';
    // Nothing has a NUL in its name, and no program takes one.
    if (text.includes('\0')) throw notFound();
    return text;
  }

  /** A path parameter that is a number; anything else names nothing. */
  id(name: string): number {
    const value = this.param(name);
    if (!/^\d{1,15}$/.test(value)) throw notFound();
    return Number(value);
  }

  query(name: string): string | undefined {
    const value = this.req.query[name];
    if (typeof value === 'string' && value.includes('\0')) throw notFound();
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  body(resource: string, plain = false): Body {
    return new Body(resource, this.req.body, plain);
  }

  /** The signed-in account. */
  get account(): Account {
    if (!this.actor) throw requiresAuthentication();
    return this.actor.account;
  }

  get page(): Page {
    return readPage(this.req.query);
  }

  /** One page of a list, with the Link header set. */
  paginate<T>(items: T[]): T[] {
    this.link(items.length);
    return slicePage(items, this.page);
  }

  /** Sets the Link header for a list of `total` items. */
  link(total: number) {
    const url = new URL(this.req.originalUrl, this.github.url);
    const link = linkHeader(url, this.page, total);
    if (link) this.res.set('Link', link);
  }

  /**
   * The repository of the path, when the caller may do what `need` says.
   *
   * @throws HttpError 404 where the caller may not see it, 403 where it may see
   * it but not do this.
   */
  repository(
    need: Level = 'pull',
    permission?: [AppPermission, 'read' | 'write' | 'admin'],
  ): Repository {
    const { repositories } = this.github;
    const found = repositories.byName(this.param('owner'), this.param('repo'));
    if (!found) throw notFound();
    const token = this.actor?.token;
    if (token?.kind === 'installation') {
      return this.#forInstallation(found, token, need, permission);
    }
    const level = this.levelOf(found);
    if (!atLeast(level, 'pull')) throw notFound();
    if (!atLeast(level, need)) {
      if (!this.actor) throw requiresAuthentication();
      throw need === 'admin'
        ? forbidden()
        : forbidden('Must have push access to repository');
    }
    if (found.archived && need !== 'pull' && this.req.method !== 'PATCH') {
      throw forbidden('Repository was archived so is read-only.');
    }
    return found;
  }

  #forInstallation(
    repository: Repository,
    token: Actor['token'],
    need: Level,
    permission: [AppPermission, string] | undefined,
  ): Repository {
    const installation = this.github.db
      .prepare('select account_id from installations where id = ?')
      .get(token.installation_id) as { account_id: number } | undefined;
    const covered =
      installation?.account_id === repository.owner_id &&
      (token.repository_ids?.includes(repository.id) ?? true);
    if (!covered) throw notFound();
    const [name, access] = permission ?? [
      need === 'admin' ? 'administration' : 'contents',
      need === 'pull' ? 'read' : 'write',
    ];
    const ranks = ['read', 'write', 'admin'];
    const granted = token.permissions?.[name];
    if (
      name === 'metadata' ||
      (granted && ranks.indexOf(granted) >= ranks.indexOf(access))
    ) {
      return repository;
    }
    throw new HttpError(403, 'Resource not accessible by integration');
  }

  /** What the caller may do in a repository; for presenters. */
  levelOf(repository: Repository): Level | undefined {
    return levelFor(this.github, this.actor, repository);
  }
}

/** What somebody may do in a repository; `undefined`: not even see it. */
export function levelFor(
  github: GitHub,
  actor: Actor | undefined,
  repository: Repository,
): Level | undefined {
  if (actor?.token.kind !== 'installation') {
    const level = github.repositories.levelOf(repository, actor?.account);
    // A browser's session is the person; other tokens have what they asked for.
    return !actor || actor.token.kind === 'session'
      ? level
      : limitByScopes(level, actor.token.scopes, repository.private);
  }
  const { token } = actor;
  const installation = github.db
    .prepare('select account_id from installations where id = ?')
    .get(token.installation_id) as { account_id: number } | undefined;
  const covered =
    installation?.account_id === repository.owner_id &&
    (token.repository_ids?.includes(repository.id) ?? true);
  if (!covered) return repository.private ? undefined : 'pull';
  return token.permissions?.contents === 'write' ? 'push' : 'pull';
}

export type Handler = (call: Call) => unknown;
