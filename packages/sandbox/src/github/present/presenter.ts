import type { GitHub } from '../github';
import { Account, Level } from '../store/accounts';
import { Repository } from '../store/repositories';
import { fullUser, simpleUser } from './account';
import {
  detailedRepository,
  fullRepository,
  simpleRepository,
} from './repository';
import { Urls } from './urls';

/** Writes stored things as GitHub's JSON. */
export class Presenter {
  readonly urls: Urls;

  constructor(readonly github: GitHub) {
    this.urls = new Urls(github.url);
  }

  user(account: Account | number) {
    return simpleUser(this.urls, this.#account(account));
  }

  fullUser(account: Account) {
    const count = this.github.repositories.list(account.id).length;
    return fullUser(this.urls, account, count);
  }

  simpleRepository(repository: Repository) {
    const owner = this.github.accounts.byId(repository.owner_id);
    return simpleRepository(this.urls, repository, owner);
  }

  repository(repository: Repository, level?: Level) {
    const owner = this.github.accounts.byId(repository.owner_id);
    const open = this.#openIssues(repository);
    return fullRepository(this.urls, repository, owner, level, open);
  }

  detailedRepository(repository: Repository, level?: Level) {
    const owner = this.github.accounts.byId(repository.owner_id);
    const open = this.#openIssues(repository);
    return detailedRepository(this.urls, repository, owner, level, open);
  }

  #account(account: Account | number): Account {
    return typeof account === 'number'
      ? this.github.accounts.byId(account)
      : account;
  }

  #openIssues(repository: Repository): number {
    const row = this.github.db
      .prepare(
        `select count(*) as n from issues where repo_id = ? and state = 'open'`,
      )
      .get(repository.id) as { n: number };
    return row.n;
  }
}
