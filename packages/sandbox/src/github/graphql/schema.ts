import { buildSchema } from 'graphql';

/**
 * The part of GitHub's GraphQL schema that Backstage and Atlantis ask for, with
 * GitHub's names and types. Lists of pages are connections as in
 * https://relay.dev/graphql/connections.htm.
 */
const connection = (type: string, extra = '') => `
  type ${type}Connection {
    nodes: [${type}]
    edges: [${type}Edge]
    pageInfo: PageInfo!
    totalCount: Int!
    ${extra}
  }
  type ${type}Edge { cursor: String! node: ${type} }
`;

export const schema = buildSchema(`
  scalar DateTime
  scalar URI
  scalar GitObjectID

  type Query {
    viewer: User!
    organization(login: String!): Organization
    user(login: String!): User
    repositoryOwner(login: String!): RepositoryOwner
    repository(owner: String!, name: String!, followRenames: Boolean = true): Repository
    node(id: ID!): Node
    rateLimit(dryRun: Boolean = false): RateLimit
  }
  type Mutation {
    minimizeComment(input: MinimizeCommentInput!): MinimizeCommentPayload
    unminimizeComment(input: UnminimizeCommentInput!): UnminimizeCommentPayload
    dismissPullRequestReview(input: DismissPullRequestReviewInput!): DismissPullRequestReviewPayload
    markPullRequestReadyForReview(input: PullRequestInput!): PullRequestPayload
    convertPullRequestToDraft(input: PullRequestInput!): PullRequestPayload
    resolveReviewThread(input: ReviewThreadInput!): ReviewThreadPayload
    unresolveReviewThread(input: ReviewThreadInput!): ReviewThreadPayload
  }

  interface Node { id: ID! }
  interface Actor { login: String! avatarUrl(size: Int): URI! url: URI! }
  interface RepositoryOwner {
    id: ID!
    login: String!
    avatarUrl(size: Int): URI!
    url: URI!
    repository(name: String!, followRenames: Boolean = true): Repository
    repositories(first: Int, after: String, last: Int, before: String): RepositoryConnection!
  }
  type PageInfo {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
  type RateLimit { limit: Int! cost: Int! remaining: Int! used: Int! resetAt: DateTime! }

  type User implements Node & Actor & RepositoryOwner {
    id: ID!
    databaseId: Int
    login: String!
    name: String
    email: String!
    bio: String
    avatarUrl(size: Int): URI!
    url: URI!
    createdAt: DateTime!
    organizationVerifiedDomainEmails(login: String!): [String!]!
    organizations(first: Int, after: String, last: Int, before: String): OrganizationConnection!
    repository(name: String!, followRenames: Boolean = true): Repository
    repositories(first: Int, after: String, last: Int, before: String): RepositoryConnection!
  }
  type Bot implements Node & Actor {
    id: ID!
    databaseId: Int
    login: String!
    avatarUrl(size: Int): URI!
    url: URI!
  }
  type Organization implements Node & Actor & RepositoryOwner {
    id: ID!
    databaseId: Int
    login: String!
    name: String
    description: String
    avatarUrl(size: Int): URI!
    url: URI!
    createdAt: DateTime!
    membersWithRole(first: Int, after: String, last: Int, before: String): UserConnection!
    team(slug: String!): Team
    teams(first: Int, after: String, last: Int, before: String, userLogins: [String!], query: String, rootTeamsOnly: Boolean = false): TeamConnection!
    repository(name: String!, followRenames: Boolean = true): Repository
    repositories(first: Int, after: String, last: Int, before: String): RepositoryConnection!
  }
  enum TeamMembershipType { IMMEDIATE CHILD_TEAM ALL }
  enum TeamPrivacy { SECRET VISIBLE }
  type Team implements Node {
    id: ID!
    databaseId: Int
    slug: String!
    combinedSlug: String!
    name: String!
    description: String
    privacy: TeamPrivacy!
    avatarUrl(size: Int): URI
    url: URI!
    editTeamUrl: URI!
    organization: Organization!
    parentTeam: Team
    childTeams(first: Int, after: String, last: Int, before: String, immediateOnly: Boolean = true): TeamConnection!
    members(first: Int, after: String, last: Int, before: String, membership: TeamMembershipType = ALL): UserConnection!
  }

  enum RepositoryVisibility { PUBLIC PRIVATE INTERNAL }
  type Repository implements Node {
    id: ID!
    databaseId: Int
    name: String!
    nameWithOwner: String!
    description: String
    owner: RepositoryOwner!
    url: URI!
    isArchived: Boolean!
    isFork: Boolean!
    isPrivate: Boolean!
    isEmpty: Boolean!
    visibility: RepositoryVisibility!
    mergeCommitAllowed: Boolean!
    squashMergeAllowed: Boolean!
    rebaseMergeAllowed: Boolean!
    createdAt: DateTime!
    pushedAt: DateTime
    defaultBranchRef: Ref
    ref(qualifiedName: String!): Ref
    object(expression: String, oid: GitObjectID): GitObject
    repositoryTopics(first: Int, after: String, last: Int, before: String): RepositoryTopicConnection!
    pullRequest(number: Int!): PullRequest
    pullRequests(first: Int, after: String, last: Int, before: String, states: [PullRequestState!], headRefName: String, baseRefName: String): PullRequestConnection!
  }
  type RepositoryTopic implements Node { id: ID! topic: Topic! url: URI! }
  type Topic implements Node { id: ID! name: String! }

  interface GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! }
  type Blob implements GitObject & Node {
    id: ID! oid: GitObjectID! abbreviatedOid: String!
    text: String byteSize: Int! isBinary: Boolean isTruncated: Boolean!
  }
  type Tree implements GitObject & Node { id: ID! oid: GitObjectID! abbreviatedOid: String! }
  type Tag implements GitObject & Node { id: ID! oid: GitObjectID! abbreviatedOid: String! }
  type Commit implements GitObject & Node {
    id: ID! oid: GitObjectID! abbreviatedOid: String!
    message: String!
    messageHeadline: String!
    committedDate: DateTime!
    statusCheckRollup: StatusCheckRollup
  }
  type Ref implements Node {
    id: ID!
    name: String!
    prefix: String!
    target: GitObject
    branchProtectionRule: BranchProtectionRule
    rules(first: Int, after: String, last: Int, before: String): RepositoryRuleConnection
    associatedPullRequests(first: Int, after: String, last: Int, before: String, states: [PullRequestState!]): PullRequestConnection!
  }
  type BranchProtectionRule implements Node {
    id: ID!
    pattern: String!
    requiredApprovingReviewCount: Int
    requiresApprovingReviews: Boolean!
    requiresCodeOwnerReviews: Boolean!
    requiresStatusChecks: Boolean!
    requiresStrictStatusChecks: Boolean!
    requiredStatusCheckContexts: [String]
    requiredStatusChecks: [RequiredStatusCheckDescription!]
  }
  type RequiredStatusCheckDescription { context: String! }
  enum RepositoryRuleType { REQUIRED_STATUS_CHECKS WORKFLOWS PULL_REQUEST }
  type RepositoryRule implements Node { id: ID! type: RepositoryRuleType! parameters: RuleParameters repositoryRuleset: RepositoryRuleset }
  type RepositoryRuleset implements Node { id: ID! enforcement: RuleEnforcement! }
  enum RuleEnforcement { ACTIVE DISABLED EVALUATE }
  union RuleParameters = RequiredStatusChecksParameters | WorkflowsParameters
  type RequiredStatusChecksParameters { requiredStatusChecks: [StatusCheckConfiguration!]! }
  type StatusCheckConfiguration { context: String! }
  type WorkflowsParameters { workflows: [WorkflowFileReference!]! }
  type WorkflowFileReference { path: String! ref: String repositoryId: Int! sha: String }

  enum PullRequestState { OPEN CLOSED MERGED }
  enum PullRequestReviewDecision { CHANGES_REQUESTED APPROVED REVIEW_REQUIRED }
  enum MergeableState { MERGEABLE CONFLICTING UNKNOWN }
  enum MergeStateStatus { BEHIND BLOCKED CLEAN DIRTY DRAFT HAS_HOOKS UNKNOWN UNSTABLE }
  type PullRequest implements Node {
    id: ID!
    databaseId: Int
    number: Int!
    title: String!
    body: String!
    url: URI!
    state: PullRequestState!
    isDraft: Boolean!
    merged: Boolean!
    mergedAt: DateTime
    mergedBy: Actor
    mergeCommit: Commit
    mergeable: MergeableState!
    mergeStateStatus: MergeStateStatus!
    author: Actor
    createdAt: DateTime!
    updatedAt: DateTime!
    headRefName: String!
    headRefOid: GitObjectID!
    baseRefName: String!
    baseRefOid: GitObjectID!
    headRef: Ref
    baseRef: Ref
    repository: Repository!
    reviewDecision: PullRequestReviewDecision
    reviews(first: Int, after: String, last: Int, before: String, states: [PullRequestReviewState!], author: String): PullRequestReviewConnection
    latestOpinionatedReviews(first: Int, after: String, last: Int, before: String, writersOnly: Boolean = false): PullRequestReviewConnection
    latestReviews(first: Int, after: String, last: Int, before: String): PullRequestReviewConnection
    commits(first: Int, after: String, last: Int, before: String): PullRequestCommitConnection!
    comments(first: Int, after: String, last: Int, before: String): IssueCommentConnection!
    reviewThreads(first: Int, after: String, last: Int, before: String): PullRequestReviewThreadConnection!
  }
  enum DiffSide { LEFT RIGHT }
  enum PullRequestReviewThreadSubjectType { LINE FILE }
  type PullRequestReviewThread implements Node {
    id: ID!
    path: String!
    line: Int
    originalLine: Int
    startLine: Int
    originalStartLine: Int
    diffSide: DiffSide!
    startDiffSide: DiffSide
    subjectType: PullRequestReviewThreadSubjectType!
    isOutdated: Boolean!
    isResolved: Boolean!
    resolvedBy: User
    viewerCanResolve: Boolean!
    viewerCanUnresolve: Boolean!
    pullRequest: PullRequest!
    comments(first: Int, after: String, last: Int, before: String): PullRequestReviewCommentConnection!
  }
  type PullRequestReviewComment implements Node {
    id: ID!
    databaseId: Int
    fullDatabaseId: String
    author: Actor
    body: String!
    path: String!
    line: Int
    originalLine: Int
    outdated: Boolean!
    createdAt: DateTime!
    lastEditedAt: DateTime
    url: URI!
    pullRequestReview: PullRequestReview
  }
  type PullRequestCommit implements Node { id: ID! commit: Commit! }
  enum PullRequestReviewState { PENDING COMMENTED APPROVED CHANGES_REQUESTED DISMISSED }
  type PullRequestReview implements Node {
    id: ID!
    databaseId: Int
    author: Actor
    body: String!
    state: PullRequestReviewState!
    submittedAt: DateTime
    createdAt: DateTime!
    lastEditedAt: DateTime
    commit: Commit
    url: URI!
    pullRequest: PullRequest!
    comments(first: Int, after: String, last: Int, before: String): PullRequestReviewCommentConnection!
  }
  enum StatusState { EXPECTED ERROR FAILURE PENDING SUCCESS }
  type StatusCheckRollup implements Node {
    id: ID!
    state: StatusState!
    contexts(first: Int, after: String, last: Int, before: String): StatusCheckRollupContextConnection!
  }
  union StatusCheckRollupContext = CheckRun | StatusContext
  enum CheckStatusState { QUEUED IN_PROGRESS COMPLETED WAITING PENDING REQUESTED }
  enum CheckConclusionState { ACTION_REQUIRED CANCELLED FAILURE NEUTRAL SKIPPED STALE STARTUP_FAILURE SUCCESS TIMED_OUT }
  type CheckRun implements Node {
    id: ID!
    databaseId: Int
    name: String!
    status: CheckStatusState!
    conclusion: CheckConclusionState
    detailsUrl: URI
    isRequired(pullRequestId: ID, pullRequestNumber: Int): Boolean!
    checkSuite: CheckSuite!
  }
  type CheckSuite implements Node { id: ID! databaseId: Int conclusion: CheckConclusionState workflowRun: WorkflowRun }
  type WorkflowRun implements Node { id: ID! runNumber: Int! file: WorkflowRunFile }
  type WorkflowRunFile implements Node { id: ID! path: String! repositoryFileUrl: URI! repositoryName: URI! }
  type StatusContext implements Node {
    id: ID!
    context: String!
    state: StatusState!
    description: String
    targetUrl: URI
    isRequired(pullRequestId: ID, pullRequestNumber: Int): Boolean!
  }

  enum ReportedContentClassifiers { SPAM ABUSE OFF_TOPIC OUTDATED DUPLICATE RESOLVED LOW_QUALITY }
  interface Minimizable { isMinimized: Boolean! minimizedReason: String viewerCanMinimize: Boolean! }
  type IssueComment implements Node & Minimizable {
    id: ID!
    databaseId: Int
    body: String!
    author: Actor
    createdAt: DateTime!
    lastEditedAt: DateTime
    url: URI!
    isMinimized: Boolean!
    minimizedReason: String
    viewerCanMinimize: Boolean!
  }
  input MinimizeCommentInput { subjectId: ID! classifier: ReportedContentClassifiers! clientMutationId: String }
  type MinimizeCommentPayload { clientMutationId: String minimizedComment: Minimizable }
  input UnminimizeCommentInput { subjectId: ID! clientMutationId: String }
  type UnminimizeCommentPayload { clientMutationId: String unminimizedComment: Minimizable }
  input DismissPullRequestReviewInput { pullRequestReviewId: ID! message: String! clientMutationId: String }
  type DismissPullRequestReviewPayload { clientMutationId: String pullRequestReview: PullRequestReview }
  input ReviewThreadInput { threadId: ID! clientMutationId: String }
  type ReviewThreadPayload { clientMutationId: String thread: PullRequestReviewThread }
  input PullRequestInput { pullRequestId: ID! clientMutationId: String }
  type PullRequestPayload { clientMutationId: String pullRequest: PullRequest }

  ${[
    'User',
    'Organization',
    'Team',
    'Repository',
    'RepositoryTopic',
    'RepositoryRule',
    'PullRequest',
    'PullRequestReview',
    'PullRequestReviewThread',
    'PullRequestReviewComment',
    'IssueComment',
    'PullRequestCommit',
    'StatusCheckRollupContext',
  ]
    .map(type => connection(type))
    .join('\n')}
`);
