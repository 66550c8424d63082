export { commitOfBranch, foldersRead, touches } from './branchCommits';
export { BuiltInCosts } from './BuiltInCosts';
export { Folders } from './Folders';
export { moduleRepositories } from './moduleRepositories';
export { folderOf, Pricer } from './Pricer';
