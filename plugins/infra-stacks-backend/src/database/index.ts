export { Inbox, type InboxItem } from './Inbox';
export { openDatabase } from './openDatabase';
export { Repositories, type KnownPullRequest } from './Repositories';
