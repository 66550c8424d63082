export {
  type CostNotice,
  keepMessages,
  messageId,
  MESSAGES,
  MessageStore,
} from './MessageStore';
export { Messenger } from './Messenger';
export { payloadOf, TOPICS } from './payloadOf';
export { readSlackChannels } from './readSlackChannels';
export { recipientOf } from './recipients';
