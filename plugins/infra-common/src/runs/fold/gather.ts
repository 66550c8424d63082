import {
  type AtlantisComment,
  type Identity,
  joinPieces,
  parseComment,
  splitTarget,
} from '../atlantis';
import type { SaidInComment } from './attempts';
import type {
  AppliedFact,
  CommentFact,
  CommitFact,
  PullFact,
  ReportFact,
  RequestFact,
  RunFact,
  StatusFact,
} from './facts';

export interface FoldOptions {
  /** The project of a status, as `atlantis.yaml` at that commit has it. */
  identify?: (target: string, commit: string) => Identity | undefined;
  /** Address of a pull request, for those that are only named by number. */
  pullRequestUrl: (number: number) => string;
  /** Number of the pull request that all of it is of, when it is of one. */
  pull?: number;
  /** Reads a comment; given to read each one once. */
  parse?: (body: string) => AtlantisComment;
}

/** What was said, by kind and in order. */
export interface Gathered {
  pull?: PullFact;
  statuses: StatusFact[];
  requests: RequestFact[];
  applied: AppliedFact[];
  commits: CommitFact[];
  reports: ReportFact[];
  comments: { comment: CommentFact; parsed: AtlantisComment }[];
  said: SaidInComment[];
  /** Projects by name, as comments and webhooks place them. */
  places: Map<string, Identity>;
}

const byText = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** The newest that is said of a pull request. */
export function latestPull(facts: readonly PullFact[]): PullFact | undefined {
  return [...facts].sort(
    (a, b) =>
      b.at - a.at ||
      Number(a.state === 'open') - Number(b.state === 'open') ||
      byText(a.key, b.key),
  )[0];
}

/** Each fact once, whatever order they came in. */
function inOrder(facts: readonly RunFact[]): RunFact[] {
  const byKey = new Map<string, RunFact>();
  for (const fact of facts) {
    const known = byKey.get(fact.key);
    // Two that differ under one key: no order of arrival may decide.
    const wins =
      !known || byText(JSON.stringify(fact), JSON.stringify(known)) < 0;
    if (wins) byKey.set(fact.key, fact);
  }
  return [...byKey.values()].sort((a, b) => byText(a.key, b.key));
}

export function gather(
  facts: readonly RunFact[],
  { parse = parseComment }: FoldOptions,
): Gathered {
  const ordered = inOrder(facts);
  const of = <K extends RunFact['kind']>(kind: K) =>
    ordered.filter(
      (fact): fact is Extract<RunFact, { kind: K }> => fact.kind === kind,
    );
  const pieces = of('comment').sort((a, b) => a.number - b.number);
  const comments = joinPieces(pieces).map(({ last, body }) => ({
    comment: last,
    parsed: parse(body),
  }));
  const said = comments.flatMap(({ comment, parsed }) =>
    parsed.kind === 'results'
      ? parsed.sections.map(section => ({
          command: parsed.command,
          comment,
          section,
        }))
      : [],
  );
  const applied = of('applied').sort((a, b) => a.at - b.at);
  const pull = latestPull(of('pull'));
  return {
    ...(pull && { pull }),
    statuses: of('status'),
    requests: of('request').sort((a, b) => a.number - b.number),
    applied,
    commits: of('commit'),
    reports: of('report'),
    comments,
    said,
    places: placesOf(comments, applied),
  };
}

function placesOf(
  comments: Gathered['comments'],
  applied: readonly AppliedFact[],
): Map<string, Identity> {
  const places = new Map<string, Identity>();
  const note = ({ project, dir, workspace }: Identity) => {
    if (project === undefined || dir === undefined) return;
    places.set(project, { project, dir, workspace });
  };
  applied.forEach(note);
  for (const { parsed } of comments) {
    if (parsed.kind === 'results') parsed.projects.forEach(note);
  }
  return places;
}

/** The project that a status names. */
export function identityOf(
  target: string,
  commit: string,
  places: ReadonlyMap<string, Identity>,
  { identify }: FoldOptions,
): Identity {
  return (
    identify?.(target, commit) ?? places.get(target) ?? splitTarget(target)
  );
}

/** Whether something said of one project is said of another one's target. */
export function isOf(
  said: Identity,
  target: string | undefined,
  identity: Identity,
): boolean {
  if (said.project !== undefined && said.project === target) return true;
  if (said.dir === undefined || said.workspace === undefined) return false;
  if (target === `${said.dir}/${said.workspace}`) return true;
  return (
    said.dir === identity.dir &&
    said.workspace === identity.workspace &&
    (said.project === undefined ||
      identity.project === undefined ||
      said.project === identity.project)
  );
}
