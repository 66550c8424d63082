import type { z } from 'zod';

interface Context {
  addIssue(issue: {
    code: 'custom';
    path: (string | number)[];
    message: string;
    params?: { ko: string };
  }): void;
}

interface CrossChecked {
  environments: Partial<
    Record<string, { account: string; aliases: string[]; approvals: number }>
  >;
  sizes: Partial<Record<string, unknown>>;
  tags: { required: { name: string }[] };
  exceptions: { id: string }[];
  naming: { resource: string };
  state: { bucket: string; key: string; region: string };
  regions: { allowed: string[] };
}

/** Rules between fields, which no single field can tell. */
export function withCrossChecks(
  standards: CrossChecked,
  context: z.RefinementCtx | Context,
) {
  const say = (path: (string | number)[], message: string, ko?: string) =>
    (context as Context).addIssue({
      code: 'custom',
      path,
      message,
      ...(ko !== undefined && { params: { ko } }),
    });

  const words = new Map<string, string>();
  for (const [name, environment] of Object.entries(standards.environments)) {
    for (const word of [name, ...(environment?.aliases ?? [])]) {
      const other = words.get(word);
      if (other && other !== name) {
        say(
          ['environments', name, 'aliases'],
          `has "${word}", which already means ${other}`,
          `같은 낱말이 두 환경을 뜻합니다: ${word} (${other})`,
        );
      }
      words.set(word, name);
    }
  }
  for (const name of Object.keys(standards.sizes)) {
    if (!(name in standards.environments)) {
      say(['sizes', name], `is not one of the environments of this file`);
    }
  }
  unique(
    standards.tags.required.map(tag => tag.name),
    index => say(['tags', 'required', index, 'name'], 'is there twice'),
  );
  unique(
    standards.exceptions.map(each => each.id),
    index => say(['exceptions', index, 'id'], 'is there twice'),
  );
  if (!standards.naming.resource.includes('{environment}')) {
    say(
      ['naming', 'resource'],
      'needs {environment}, or two environments get the same names',
    );
  }
  if (!/\{(directory|service)\}/.test(standards.state.key)) {
    say(
      ['state', 'key'],
      'needs {directory} or {service}, or all stacks share one state',
    );
  }
  if (!standards.regions.allowed.includes(standards.state.region)) {
    say(['state', 'region'], 'is not one of the allowed regions');
  }
}

function unique(names: string[], twice: (index: number) => void) {
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) twice(index);
  });
}
