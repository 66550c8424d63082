import { GraphQLError } from 'graphql';
import type { GitHub } from '../github';
import { Presenter } from '../present/presenter';
import { Account, atLeast } from '../store/accounts';
import { Repository } from '../store/repositories';
import type { Actor } from '../rest/authenticate';
import { levelFor } from '../rest/call';

/** One GraphQL request: the server's state and who asks. */
export class Context {
  readonly present: Presenter;

  constructor(readonly github: GitHub, readonly actor: Actor) {
    this.present = new Presenter(github);
  }

  get viewer(): Account {
    return this.actor.account;
  }

  get urls() {
    return this.present.urls;
  }

  level(repository: Repository) {
    return levelFor(this.github, this.actor, repository);
  }

  canSee(repository: Repository): boolean {
    return atLeast(this.level(repository), 'pull');
  }
}

/** An error with GitHub's `type` beside the message. */
export function graphqlError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}
