export { commitOfBranch } from './branchCommits';
export { BuiltInCosts } from './BuiltInCosts';
export { moduleRepositories } from './moduleRepositories';
export { Pricer } from './Pricer';
