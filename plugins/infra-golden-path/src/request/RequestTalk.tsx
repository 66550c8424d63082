import type { ServiceRequest } from '@infra-portal/infra-common';
import { ActBar, ConversationSection, TalkProvider } from '../conversation';

/** What is said of the pull request of a request, to be answered there too. */
export function RequestTalk(props: { request: ServiceRequest }) {
  const { repository, pullRequest, lane } = props.request;
  if (!pullRequest) return null;
  const { number, head } = pullRequest;
  return (
    <TalkProvider place={{ repository, number }} head={head} lane={lane}>
      <ConversationSection threads />
      <ActBar />
    </TalkProvider>
  );
}
