import type {
  EnvironmentName,
  LocalisedText,
  PreviewReview,
  PullApproval,
  Standards,
} from '@infra-portal/infra-common';
import { type CodeownersRule, ownersOf } from '@infra-portal/infra-node';

/** Files that the same people own. */
export interface OwnedFiles {
  owners: string[];
  files: string[];
}

/** Changed files by who owns them; what nobody owns is left out. */
export function ownedFiles(
  rules: readonly CodeownersRule[],
  paths: readonly string[],
): OwnedFiles[] {
  const groups = new Map<string, OwnedFiles>();
  for (const path of paths) {
    const owners = ownersOf(rules, path);
    if (owners.length === 0) continue;
    const key = [...owners].sort().join(' ');
    const group = groups.get(key) ?? { owners, files: [] };
    group.files.push(path);
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (one, other) => other.files.length - one.files.length,
  );
}

/** What the standards ask for in each of some environments. */
export function environmentRules(
  standards: Standards | undefined,
  environments: readonly string[],
): PreviewReview['approvals'] {
  return environments.flatMap(environment => {
    const rule = standards?.environments[environment as EnvironmentName];
    if (!rule) return [];
    const { approvals: count, approvers } = rule;
    return [{ environment: environment as EnvironmentName, count, approvers }];
  });
}

export interface ApprovalFacts {
  owned: readonly OwnedFiles[];
  rules: PreviewReview['approvals'];
  /** Logins whose last word is for it. */
  granted: readonly string[];
  /** Logins in lower case of who speaks for a name, where known. */
  members: ReadonlyMap<string, ReadonlySet<string> | undefined>;
}

const asked = (environment: string, count: number): LocalisedText => ({
  en: `portal.yaml asks for ${count} ${
    count === 1 ? 'approval' : 'approvals'
  } in ${environment}.`,
  ko: `portal.yaml에 따라 ${environment}에는 승인 ${count}건이 필요합니다.`,
});

const owns = ({ owners, files }: OwnedFiles): LocalisedText => {
  const more = files.length - 1;
  const who = owners.join(', ');
  return {
    en: `CODEOWNERS names ${who} for ${files[0]}${
      more > 0 ? ` and ${more} more ${more === 1 ? 'file' : 'files'}` : ''
    }.`,
    ko: `CODEOWNERS에 따르면 ${files[0]}${
      more > 0 ? ` 외 파일 ${more}개` : ''
    }의 소유자는 ${who}입니다.`,
  };
};

/** Who must approve a pull request, who has, and where that is written. */
export function pullApprovals(facts: ApprovalFacts): PullApproval[] {
  const { owned, rules, granted, members } = facts;
  const of = (names: readonly string[]) =>
    granted.filter(
      login =>
        names.length === 0 ||
        names.some(name => members.get(name)?.has(login.toLowerCase())),
    );
  const owners = [...new Set(owned.flatMap(each => each.owners))];
  const missing = (
    needed: number,
    have: readonly string[],
    names: readonly string[],
  ) => (have.length < needed ? [...names] : []);
  return [
    ...rules.flatMap(({ environment, count, approvers }): PullApproval[] => {
      if (count === 0) return [];
      const have = of(approvers);
      // Where the standards name nobody, the owners are the ones to ask.
      const names = approvers.length > 0 ? approvers : owners;
      return [
        {
          ...{ environment, needed: count, have, source: 'standards' },
          from: missing(count, have, names),
          why: asked(environment, count),
        },
      ];
    }),
    ...owned.map((each): PullApproval => {
      const have = of(each.owners);
      return {
        ...{ needed: 1, have, source: 'codeowners' },
        from: missing(1, have, each.owners),
        why: owns(each),
      };
    }),
  ];
}
