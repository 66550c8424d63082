import fc from 'fast-check';
import { LINK } from './__testUtils__/find';
import { discover, filesToRead, type DiscoverOptions } from './discover';
import { Discoverer, type FileChanges } from './Discoverer';
import type { FileFacts } from './facts';
import { readFacts } from './readFacts';
import type { TreeEntry } from './tree';

type Repository = Record<string, string>;

const entryOf = (path: string, text: string): TreeEntry => ({
  path,
  blob: text,
  kind: text.startsWith(LINK) ? 'symlink' : 'file',
});

const entriesOf = (files: Repository) =>
  Object.entries(files).map(([path, text]) => entryOf(path, text));

function factsOf(entries: readonly TreeEntry[]): Map<string, FileFacts> {
  return new Map(
    filesToRead(entries).map(({ entry, role, key }) => [
      key,
      readFacts(entry.blob.replace(LINK, ''), entry.path, role),
    ]),
  );
}

function changesOf(before: Repository, after: Repository): FileChanges {
  return {
    put: entriesOf(after).filter(({ path, blob }) => before[path] !== blob),
    removed: Object.keys(before).filter(path => !(path in after)),
  };
}

const OPTIONS: DiscoverOptions = {
  host: 'github.com',
  repository: 'acme/infrastructure',
  tags: ['sqs/v1.0.0', 'sqs/odd'],
  now: new Date('2026-01-01'),
};

const TERRAFORM = [
  'terraform {\n  backend "s3" {\n    bucket = "b"\n    key = "one"\n  }\n}\n',
  'module "queue" {\n  source = "../modules/sqs"\n}\n',
  'module "queue" {\n  source = "../../modules/sqs"\n  name = "/a/b"\n}\n',
  'module "own" {\n  source = "git::https://github.com/acme/infrastructure.git//modules/sqs?ref=main"\n}\n',
  'variable "name" {\n  default = "/x"\n}\nresource "aws_ssm_parameter" "arn" {\n  name = var.name\n}\n',
  'data "aws_ssm_parameter" "arn" {\n  name = "/x"\n}\n',
  'provider "aws" {}\n',
];
const OTHERS: Record<string, string[]> = {
  'stacks/c/main.tf': ['broken {'],
  'stacks/a/.terraform.lock.hcl': ['# locked\n'],
  'atlantis.yaml': [
    'version: 3\nprojects:\n  - dir: stacks/a\n',
    'version: 3\nprojects:\n  - dir: stacks/b\n    name: b\n  - dir: stacks/a\n    workspace: blue\n    depends_on: [b]\n',
    'projects: [',
  ],
  'portal.yaml': ['exceptions: [}'],
  'stacks/service.yaml': ['product: shop\nservice: web\n', 'product: [\n'],
  'stacks/a/terraform.tfvars': ['name = "/y"\n', 'password = "hunter2hunter2"'],
  'stacks/b/.terraform.lock.hcl': ['# locked\n'],
  'stacks/c/terragrunt.hcl': ['terraform {\n  source = "../x"\n}\n'],
  'modules/sqs/README.md': ['# SQS\n', '# SQS\n\n**Deprecated**: use sns.\n'],
  'modules/sqs/CHANGELOG.md': ['# Changelog\n\n## 1.2.0\n'],
  '.github/workflows/plan.yaml': [
    'on: push\njobs:\n  plan:\n    steps:\n      - run: terraform plan\n        working-directory: stacks/a\n',
  ],
  'k8s/overlays/dev/kustomization.yaml': ['resources: [../../base]\n'],
  'modules/notes.txt': ['text'],
};
const DIRS = ['stacks/a', 'stacks/b', 'stacks/a/x', 'modules/sqs', 'modules'];

const terraform = fc.tuple(
  fc.constantFrom(...DIRS),
  fc.constantFrom('main.tf', 'other.tf', 'override.tf'),
  fc
    .subarray(TERRAFORM, { minLength: 1, maxLength: 4 })
    .map(blocks => blocks.join('')),
);
const file = fc.oneof(
  { weight: 3, arbitrary: terraform.map(([d, n, t]) => [`${d}/${n}`, t]) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...Object.keys(OTHERS))
      .chain(path => fc.constantFrom(...OTHERS[path]).map(t => [path, t])),
  },
);
const repository = fc
  .array(file, { maxLength: 20 })
  .map((files): Repository => Object.fromEntries(files));

/** Commits that follow each other, each with some of what was before. */
const history = fc
  .array(fc.tuple(repository, fc.array(fc.boolean(), { maxLength: 20 })), {
    minLength: 2,
    maxLength: 6,
  })
  .map(commits => {
    let before: Repository = {};
    return commits.map(([added, kept]) => {
      const rest = Object.entries(before).filter((_, i) => kept[i] ?? true);
      before = { ...Object.fromEntries(rest), ...added };
      return before;
    });
  });

it('tells after changes what it tells of the files alone', () => {
  fc.assert(
    fc.property(history, commits => {
      const [first] = commits;
      const entries = entriesOf(first);
      const discoverer = new Discoverer(entries, factsOf(entries));
      discoverer.discover(OPTIONS);
      commits.slice(1).forEach((after, index) => {
        const change = changesOf(commits[index], after);
        expect(discoverer.change(change, factsOf(change.put))).toBe(true);
        const all = entriesOf(after);
        expect(discoverer.discover(OPTIONS)).toEqual(
          discover(all, factsOf(all), OPTIONS),
        );
      });
    }),
    { numRuns: 150 },
  );
});

it('tells the same objects of what a change does not touch', () => {
  const [backend, , , own, writes, reads] = TERRAFORM;
  const before = {
    'stacks/a/main.tf': backend,
    'stacks/b/main.tf': backend + own,
    'stacks/c/main.tf': backend + reads,
    'modules/sqs/main.tf': writes,
    'atlantis.yaml': 'projects:\n  - dir: stacks/c\n',
  };
  const entries = entriesOf(before);
  const discoverer = new Discoverer(entries, factsOf(entries));
  const of = () => discoverer.discover(OPTIONS).stacks;
  const [a, b, c] = of();
  const after = {
    ...before,
    'modules/sqs/main.tf': writes.replace('/x', '/y'),
    // A line above says nothing about the project.
    'atlantis.yaml': `version: 3\n${before['atlantis.yaml']}`,
  };
  const change = changesOf(before, after);
  discoverer.change(change, factsOf(change.put));
  const [a2, b2, c2] = of();
  expect(a2).toBe(a);
  expect(c2).toBe(c);
  expect(b.parametersWritten.map(({ name }) => name)).toEqual(['/x']);
  expect(b2.parametersWritten.map(({ name }) => name)).toEqual(['/y']);
});

it('begins anew where links are', () => {
  const linked = { 'stacks/a/main.tf': `${LINK}../b/main.tf` };
  const made = new Discoverer(entriesOf({}), new Map());
  const change = changesOf({}, linked);
  expect(made.change(change, factsOf(change.put))).toBe(false);
  expect(made.discover(OPTIONS)).toEqual(discover([], new Map(), OPTIONS));
  const entries = entriesOf(linked);
  const having = new Discoverer(entries, factsOf(entries));
  expect(having.change({ put: [], removed: [] }, new Map())).toBe(false);
});
