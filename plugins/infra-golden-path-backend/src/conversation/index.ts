export { openConversation } from './openConversation';
