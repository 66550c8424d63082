export { Inbox, type InboxItem, type Lane } from './Inbox';
export { openDatabase } from './openDatabase';
export { Repositories, type KnownPullRequest } from './Repositories';
