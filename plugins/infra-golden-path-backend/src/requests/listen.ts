import type { EventsService } from '@backstage/plugin-events-node';
import {
  ChecksEvent,
  PullRequestEvent,
  PushEvent,
  REPOSITORY_EVENTS,
} from '@infra-portal/infra-common';
import type { RequestStore } from './store';

type Payload = Partial<PushEvent & PullRequestEvent & ChecksEvent>;

/** Looks again at the requests that an event is about. */
export async function listen(
  events: EventsService,
  store: RequestStore,
  tick: () => void,
): Promise<void> {
  await events.subscribe({
    id: 'infra-golden-path-requests',
    // What is only said does not move a request.
    topics: Object.values(REPOSITORY_EVENTS).filter(
      topic => topic !== REPOSITORY_EVENTS.conversation,
    ),
    async onEvent({ topic, eventPayload }) {
      const { repository, branch, number, head, commit } =
        eventPayload as Payload;
      if (!repository) return;
      // A push of the base or of a stranger's branch is nobody's here.
      const ids =
        topic === REPOSITORY_EVENTS.stacks
          ? await store.awaited(repository)
          : await store.about(repository, {
              branch,
              number,
              head: topic === REPOSITORY_EVENTS.checks ? commit : head,
            });
      await store.poke(ids);
      if (ids.length > 0) tick();
    },
  });
}
