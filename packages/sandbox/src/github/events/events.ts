import { randomUUID } from 'node:crypto';
import type { GitHub } from '../github';
import { Presenter } from '../present/presenter';
import { Account } from '../store/accounts';
import { Hook } from '../store/hooks';
import { Repository } from '../store/repositories';
import { Deliverer } from './deliverer';
import { EventName } from './names';

export interface Emission {
  event: EventName;
  action?: string;
  sender: Account;
  repository?: Repository;
  /** Organisation of events that belong to no repository. */
  organisation?: Account;
  /** What the event adds to repository, organisation and sender. */
  payload: Record<string, unknown>;
}

/**
 * Writes what hooks are to be told. Call `emit` inside the transaction of the
 * change itself: a change that is rolled back tells nobody, one that is kept
 * tells everybody, also after a crash.
 */
export class Events {
  readonly #deliverer: Deliverer;
  readonly present: Presenter;

  constructor(readonly github: GitHub, hosts: string[] = []) {
    this.#deliverer = new Deliverer(github, hosts);
    this.present = new Presenter(github);
  }

  /** Begins to send, with what was left over from before. */
  start() {
    this.#deliverer.start();
  }

  async stop() {
    await this.#deliverer.stop();
  }

  /** Resolves when everything written so far has been sent. */
  async idle() {
    await this.#deliverer.idle();
  }

  /** Why hooks may not go to this address, or `undefined` if they may. */
  refusal(url: string): string | undefined {
    return this.#deliverer.refusal(url);
  }

  wake() {
    this.#deliverer.wake();
  }

  emit(emission: Emission) {
    const hooks = this.#interested(emission);
    if (hooks.length === 0) return;
    const body = this.#payload(emission);
    for (const hook of hooks) this.#write(hook, emission, body);
    this.wake();
  }

  /** The `ping` of a new hook, and of one that a person tests. */
  ping(
    hook: Hook,
    hookJson: unknown,
    sender: Account,
    repository?: Repository,
  ) {
    const organisation = hook.org_id
      ? this.github.accounts.byId(hook.org_id)
      : undefined;
    const emission: Emission = {
      event: 'ping',
      sender,
      repository,
      organisation,
      payload: {
        zen: 'Keep it logically awesome.',
        hook_id: hook.id,
        hook: hookJson,
      },
    };
    this.#write(hook, emission, this.#payload(emission));
    this.wake();
  }

  /** Writes one event to one hook, whatever events it asked for. */
  send(hook: Hook, emission: Emission) {
    this.#write(hook, emission, this.#payload(emission));
    this.wake();
  }

  #interested(emission: Emission): Hook[] {
    const { repository, organisation } = emission;
    const orgId = organisation?.id ?? repository?.owner_id;
    return this.github.hooks
      .list({ repoId: repository?.id, orgId })
      .filter(
        hook =>
          hook.active &&
          (hook.events.includes('*') || hook.events.includes(emission.event)),
      );
  }

  #payload(emission: Emission): string {
    const { repository, sender, action } = emission;
    const owner = repository && this.github.accounts.byId(repository.owner_id);
    const organisation =
      emission.organisation ??
      (owner?.type === 'Organization' ? owner : undefined);
    return JSON.stringify({
      ...(action !== undefined && { action }),
      ...emission.payload,
      ...(repository && {
        repository: {
          ...this.present.repository(repository),
          ...(emission.payload.repository as object | undefined),
        },
      }),
      ...(organisation && {
        organization: this.present.organisation(organisation),
      }),
      sender: this.present.user(sender),
    });
  }

  #write(hook: Hook, emission: Emission, payload: string) {
    this.github.hooks.addDelivery(
      {
        hook_id: hook.id,
        repo_id: emission.repository?.id ?? null,
        guid: randomUUID(),
        event: emission.event,
        action: emission.action ?? null,
        payload,
      },
      this.github.now(),
    );
  }
}
