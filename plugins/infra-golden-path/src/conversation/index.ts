export { ActBar } from './ActBar';
export { ConversationSection } from './ConversationSection';
export {
  conversationApiRef,
  ConversationClient,
  type ConversationApi,
  type PullPlace,
} from './ConversationApi';
export { mergeSlots, useTalkSlots } from './slots';
export { TalkProvider } from './Talk';
