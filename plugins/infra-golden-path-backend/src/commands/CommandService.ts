import type {
  CommandOutcome,
  ServiceRequest,
} from '@infra-portal/infra-common';
import type {
  ForgePullRequest,
  Forges,
  RepositoryRef,
} from '@infra-portal/infra-node';
import { ActError } from '../acting/ActError';
import { type Done, Once, SKEW } from '../acting/Once';
import { type ActingPeople, identify, personAt } from '../acting/people';
import { unavailable } from '../acting/refusals';
import type { RequestService } from '../requests';
import { repositoryOf } from '../requests/steps/types';
import type { CommandStore, StoredCommand } from './CommandStore';
import { commandText } from './commandText';
import { refuseSenseless } from './refusals';
import type { Command } from './types';

export interface CommandServiceOptions extends ActingPeople {
  requests: Pick<RequestService, 'get'>;
  forges: Forges;
  store: CommandStore;
  now?: () => Date;
  sleep?: (milliseconds: number) => Promise<void>;
}

const outcomeOf = ({
  act,
  result,
}: Done<StoredCommand, string>): CommandOutcome => ({
  ...{ command: act.command, url: result, by: act.login, at: act.askedAt },
});

/** Asks Atlantis by comments in the name of those who press the buttons. */
export class CommandService {
  readonly #options: CommandServiceOptions;
  readonly #now: () => Date;
  readonly #once: Once<StoredCommand, string>;

  constructor(options: CommandServiceOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
    this.#once = new Once({
      ...options,
      now: this.#now,
      look: order => this.#written(order),
      underWay: 'being-posted',
    });
  }

  /**
   * Writes the comment, once for each key.
   * @param userRef who pressed the button
   * @throws ActError saying why it was not written
   */
  async run(
    id: string,
    userRef: string,
    command: Command,
  ): Promise<CommandOutcome> {
    const request = await this.#options.requests.get(id);
    const repository = repositoryOf(request.repository);
    const person = personAt(this.#options, repository, command.token);
    const isSame = (stored: StoredCommand) =>
      stored.requestId === id &&
      stored.actor === userRef &&
      stored.command === command.command;
    const before = await this.#once.before(command.key, isSame);
    if (before) return outcomeOf(before);
    const pull = await this.#look(request, repository, command);
    refuseSenseless(request, command);
    const now = this.#now();
    const { login } = await identify(this.#options, person, userRef, now);
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
    const done = await this.#once.run(order, isSame, async () => {
      const { url } = await person.comment(order.pullNumber, order.body);
      return url;
    });
    return outcomeOf(done);
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
      throw new ActError('closed', 'There is no pull request yet.');
    }
    const { number } = request.pullRequest;
    const forge = this.#options.forges.of(repository);
    const pull = await forge.pullRequest(number).catch(error => {
      throw unavailable(error);
    });
    if (pull.state !== 'open') {
      throw new ActError('closed', 'The pull request is not open any more.');
    }
    if (pull.head.commit !== head || request.pullRequest.head !== head) {
      throw new ActError(
        'stale',
        'There is a newer commit than the one you looked at. Look at it first.',
      );
    }
    return pull;
  }
}
