import type { TestSandbox } from './startSandbox';

export interface SentEvent {
  event: string;
  action: string | null;
  payload: any;
}

/** Hears every event of a repository, without a server that receives them. */
export class EventLog {
  readonly #hookId: number;
  #seen = 0;

  constructor(readonly sandbox: TestSandbox, repository: string) {
    const { github } = sandbox;
    const { id } = github.repositories.byName('acme', repository)!;
    const hook = github.hooks.create(
      { repoId: id },
      {
        // Nobody listens on the discard port; what counts is what was written.
        url: 'http://127.0.0.1:9/',
        content_type: 'json',
        secret: null,
        insecure_ssl: '0',
        events: ['*'],
        active: true,
      },
      github.now(),
    );
    this.#hookId = hook.id;
  }

  /** What was written since the last look, each checked against GitHub's description. */
  take(): SentEvent[] {
    const fresh = this.sandbox.github.hooks
      .deliveries(this.#hookId, 1000)
      .filter(delivery => delivery.id > this.#seen)
      .reverse();
    this.#seen = fresh.at(-1)?.id ?? this.#seen;
    return fresh.map(({ event, action, payload }) => {
      const parsed = JSON.parse(payload);
      this.sandbox.contract.checkWebhook(event, parsed);
      return { event, action, payload: parsed };
    });
  }

  /** The same, in short: `pull_request.opened`. */
  takeNames(): string[] {
    return this.take().map(({ event, action }) =>
      action ? `${event}.${action}` : event,
    );
  }
}
