import {
  createContext,
  type ReactNode,
  useContext,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  type Conversation,
  CONVERSATION_CHANNEL,
  type LaneStep,
  reviewMergePermission,
  reviewWritePermission,
} from '@infra-portal/infra-common';
import { type Live, useLive } from '@infra-portal/infra-react';
import { conversationApiRef, type PullPlace } from './ConversationApi';
import { DraftBook, type Drafts } from './DraftBook';
import { type ActState, useAct } from './useAct';

/** Milliseconds between two looks at GitHub while the page is seen. */
const EVERY = 30_000;

/** What the parts of a conversation share. */
export interface Talk {
  place: PullPlace;
  /** The commit that is looked at. */
  head: string;
  /** The way of the pull request to live, where it is known. */
  lane: readonly LaneStep[];
  live: Live<Conversation>;
  book: DraftBook;
  acts: ActState;
  mayWrite: boolean;
  mayMerge: boolean;
}

const TalkContext = createContext<Talk | undefined>(undefined);

/** What is said of a pull request, for all parts of its page. */
export function TalkProvider(props: {
  place: PullPlace;
  head: string;
  lane: readonly LaneStep[];
  children: ReactNode;
}) {
  const { head, lane } = props;
  const { repository, number } = props.place;
  const api = useApi(conversationApiRef);
  const place = useMemo(() => ({ repository, number }), [repository, number]);
  const book = useMemo(() => new DraftBook(place), [place]);
  const acts = useAct(place, book);
  const write = usePermission({ permission: reviewWritePermission });
  const merge = usePermission({ permission: reviewMergePermission });
  const live = useLive({
    channel: CONVERSATION_CHANNEL,
    key: `${repository}#${number}`,
    load: signal => api.conversation(place, signal),
    concerns: message =>
      message.repository === repository && message.number === number,
    every: EVERY,
  });
  const talk: Talk = {
    ...{ place, head, lane, live, book, acts },
    mayWrite: write.allowed,
    mayMerge: merge.allowed,
  };
  return (
    <TalkContext.Provider value={talk}>{props.children}</TalkContext.Provider>
  );
}

export function useTalk(): Talk {
  const talk = useContext(TalkContext);
  if (!talk) throw new Error('A conversation is drawn outside of its page');
  return talk;
}

/** What is not sent yet; live. */
export function useDrafts(): Drafts {
  const { book } = useTalk();
  return useSyncExternalStore(book.subscribe, book.get);
}
