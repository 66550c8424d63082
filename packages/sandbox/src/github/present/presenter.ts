import type { GitHub } from '../github';
import { Account, Level } from '../store/accounts';
import { CommitInfo } from '../git/commitInfo';
import { Repository } from '../store/repositories';
import { Team } from '../store/teams';
import { fullUser, simpleUser } from './account';
import { eventCommit } from './eventCommit';
import {
  fullOrganisation,
  simpleOrganisation,
  simpleTeam,
} from './organisation';
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

  organisation(org: Account) {
    return simpleOrganisation(this.urls, org);
  }

  fullOrganisation(org: Account) {
    const count = this.github.repositories.list(org.id).length;
    return fullOrganisation(this.urls, org, count);
  }

  simpleTeam(team: Team) {
    const org = this.github.accounts.byId(team.org_id);
    return simpleTeam(this.urls, team, org);
  }

  team(team: Team) {
    const parent = team.parent_id
      ? this.github.teams.byId(team.parent_id)
      : undefined;
    return {
      ...this.simpleTeam(team),
      parent: parent ? this.simpleTeam(parent) : null,
    };
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

  /** The commit of a `status` event. */
  eventCommit(repository: Repository, commit: CommitInfo) {
    return eventCommit(this.urls, repository, commit, email =>
      this.accountOfEmail(email),
    );
  }

  /** Whose commits carry this address: their own, or GitHub's no-reply one. */
  accountOfEmail(email: string): Account | undefined {
    const { accounts, db } = this.github;
    const noReply = email.match(/^(\d+)\+.*@users\.noreply\.github\.com$/);
    if (noReply) return accounts.byId(Number(noReply[1])) ?? undefined;
    return db
      .prepare('select * from accounts where email = ? collate nocase limit 1')
      .get(email) as Account | undefined;
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
