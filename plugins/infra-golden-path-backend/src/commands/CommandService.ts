import type {
  CommandOutcome,
  ServiceRequest,
} from '@infra-portal/infra-common';
import type {
  ForgePeople,
  ForgePerson,
  ForgePullRequest,
  Forges,
  RepositoryRef,
} from '@infra-portal/infra-node';
import type { RequestService } from '../requests';
import { repositoryOf } from '../requests/steps/types';
import { CommandError } from './CommandError';
import type { CommandStore, StoredCommand } from './CommandStore';
import { commandText } from './commandText';
import { type GitHubIdentity, isSamePerson } from './identity';
import { refusalOf, refuseSenseless, unavailable } from './refusals';
import type { Command } from './types';

/** How often, and after how many milliseconds, the same press is looked for. */
const LOOKS = 10;
const PAUSE = 300;
/** Clocks of GitHub and ours differ by less. Milliseconds. */
const SKEW = 60_000;

export interface CommandServiceOptions {
  requests: Pick<RequestService, 'get'>;
  forges: Forges;
  people: ForgePeople;
  store: CommandStore;
  identityOf: (userRef: string) => Promise<GitHubIdentity>;
  /** Of the GitHub that people sign in with. */
  signInHost: string | undefined;
  now?: () => Date;
  sleep?: (milliseconds: number) => Promise<void>;
}

const pause = (milliseconds: number) =>
  new Promise<void>(resolve => {
    setTimeout(resolve, milliseconds);
  });

const outcomeOf = (
  { command, login, askedAt }: StoredCommand,
  url: string,
): CommandOutcome => ({ command, url, by: login, at: askedAt });

/** Asks Atlantis by comments in the name of those who press the buttons. */
export class CommandService {
  readonly #options: CommandServiceOptions;
  readonly #now: () => Date;
  readonly #sleep: (milliseconds: number) => Promise<void>;

  constructor(options: CommandServiceOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
    this.#sleep = options.sleep ?? pause;
  }

  /**
   * Writes the comment, once for each key.
   * @param userRef who pressed the button
   * @throws CommandError saying why it was not written
   */
  async run(
    id: string,
    userRef: string,
    command: Command,
  ): Promise<CommandOutcome> {
    const request = await this.#options.requests.get(id);
    const repository = repositoryOf(request.repository);
    const person = this.#person(repository, command.token);
    const before = await this.#before(id, userRef, command);
    if (before) return before;
    const pull = await this.#look(request, repository, command);
    refuseSenseless(request, command);
    const { login } = await this.#identify(person, userRef);
    const order: StoredCommand = {
      ...{ key: command.key, requestId: id, actor: userRef, login },
      ...{ repository: request.repository, pullNumber: pull.number },
      ...{ head: pull.head.commit, command: command.command },
      body: commandText(
        request.atlantis!.executable,
        command.command,
        command.project,
      ),
      askedAt: this.#now().toISOString(),
    };
    if (!(await this.#options.store.insert(order))) {
      return (await this.#before(id, userRef, command))!;
    }
    return this.#post(person, order);
  }

  #person(repository: RepositoryRef, token: string): ForgePerson {
    const { people, signInHost } = this.#options;
    // A token of one GitHub is nobody else's business.
    if (repository.host.toLowerCase() !== signInHost?.toLowerCase()) {
      throw new CommandError(
        'other-host',
        `People do not sign in with the GitHub of this repository, ${repository.host}. Comment there yourself.`,
      );
    }
    return people.of(repository, token);
  }

  /** What the same press led to; waits while it is under way. */
  async #before(
    id: string,
    userRef: string,
    command: Command,
  ): Promise<CommandOutcome | undefined> {
    const { store } = this.#options;
    for (let look = 0; look < LOOKS; look += 1) {
      const found = await store.find(command.key);
      if (!found) return undefined;
      const isSame =
        found.requestId === id &&
        found.actor === userRef &&
        found.command === command.command;
      if (!isSame) {
        throw new CommandError('key-used', 'The key was used for another act.');
      }
      if (found.url) return outcomeOf(found, found.url);
      const url = await this.#written(found);
      if (url) {
        await store.done(found.key, url);
        return outcomeOf(found, url);
      }
      await this.#sleep(PAUSE);
    }
    throw new CommandError(
      'being-posted',
      'The comment is still being written, or was lost on its way. Look at the pull request before you ask again.',
    );
  }

  /** The comment at GitHub, when the answer to writing it was lost. */
  async #written(order: StoredCommand): Promise<string | undefined> {
    const { forges } = this.#options;
    const { history } = forges.of(repositoryOf(order.repository));
    const since = Date.parse(order.askedAt) - SKEW;
    const comments = await history.comments(order.pullNumber).catch(() => []);
    return comments.findLast(
      ({ author, body, createdAt }) =>
        author.toLowerCase() === order.login.toLowerCase() &&
        body.trim() === order.body &&
        Date.parse(createdAt) >= since,
    )?.url;
  }

  /** The pull request as it is now: what the person saw must still hold. */
  async #look(
    request: ServiceRequest,
    repository: RepositoryRef,
    { head }: Command,
  ): Promise<ForgePullRequest> {
    if (!request.pullRequest) {
      throw new CommandError('closed', 'There is no pull request yet.');
    }
    const { number } = request.pullRequest;
    const forge = this.#options.forges.of(repository);
    const pull = await forge.pullRequest(number).catch(error => {
      throw unavailable(error);
    });
    if (pull.state !== 'open') {
      throw new CommandError(
        'closed',
        'The pull request is not open any more.',
      );
    }
    if (pull.head.commit !== head || request.pullRequest.head !== head) {
      throw new CommandError(
        'stale',
        'There is a newer commit than the one you looked at. Look at it first.',
      );
    }
    return pull;
  }

  async #identify(
    person: ForgePerson,
    userRef: string,
  ): Promise<{ login: string }> {
    const known = await this.#options.identityOf(userRef).catch(() => {
      throw new CommandError(
        'unavailable',
        'The catalog does not say at the moment who you are at GitHub. Try again.',
      );
    });
    if (known.id === undefined && known.login === undefined) {
      throw new CommandError(
        'unknown-you',
        'The catalog does not say who you are at GitHub. Comment on the pull request yourself.',
      );
    }
    const owner = await person.identity().catch(error => {
      throw refusalOf(error, this.#now());
    });
    if (!isSamePerson(known, owner)) {
      throw new CommandError(
        'not-you',
        'You are signed in at GitHub as somebody else than here.',
      );
    }
    return owner;
  }

  async #post(
    person: ForgePerson,
    order: StoredCommand,
  ): Promise<CommandOutcome> {
    const { store } = this.#options;
    try {
      const { url } = await person.comment(order.pullNumber, order.body);
      await store.done(order.key, url);
      return outcomeOf(order, url);
    } catch (error) {
      const refusal = refusalOf(error, this.#now());
      if (refusal.refusal !== 'unsure') await store.forget(order.key);
      throw refusal;
    }
  }
}
