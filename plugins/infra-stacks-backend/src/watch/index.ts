export { PORTAL_BRANCHES, RepositoryWatcher } from './RepositoryWatcher';
