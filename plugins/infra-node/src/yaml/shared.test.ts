import { parse } from 'yaml';
import {
  addKustomizationEntry,
  addKustomizationPatch,
  removeAtlantisProject,
  removeInfracostProject,
  removeKustomizationEntry,
  setKustomizationImage,
  upsertAtlantisProject,
  upsertInfracostProject,
} from '.';

const atlantis = `version: 3
# Sorted by name.
projects:
  - name: authhub-api-dev
    dir: stacks/authhub/api/dev
    autoplan: &autoplan
      when_modified: ["*.tf", "../../../../modules/**/*.tf"]
  # Reviewed by hand.
  - name: authhub-api-prod
    dir: ./stacks/authhub/api/prod/
    autoplan: *autoplan
    apply_requirements: [approved, mergeable] # both
    depends_on: [authhub-api-dev]
  - dir: shared/prod/network
    name: network-prod
`;
const of = (text: string, file = 'atlantis.yaml') => ({ file, text });
const crawler = {
  name: 'crawler-scheduler-prod',
  dir: 'stacks/crawler/scheduler/prod',
  autoplan: { when_modified: ['*.tf'] },
  apply_requirements: ['approved'],
};

describe('atlantis.yaml', () => {
  it('gets a project at its place, once', () => {
    const text = upsertAtlantisProject(of(atlantis), crawler);
    expect(text).toBe(
      atlantis.replace(
        '  - dir: shared',
        `  - name: crawler-scheduler-prod
    dir: stacks/crawler/scheduler/prod
    autoplan:
      when_modified: ["*.tf"]
    apply_requirements:
      - approved
  - dir: shared`,
      ),
    );
    expect(upsertAtlantisProject(of(text), crawler)).toBe(text);
  });

  it('gets a project at the end where it is not sorted', () => {
    const text = 'projects:\n- name: b\n  dir: b\n- name: a\n  dir: a\n';
    expect(upsertAtlantisProject(of(text), { name: 'aa', dir: 'c' })).toBe(
      `${text}- name: aa\n  dir: c\n`,
    );
  });

  it('is content with a project that has more than was asked for', () => {
    const project = {
      name: 'authhub-api-prod',
      dir: './stacks/authhub/api/prod/',
    };
    expect(upsertAtlantisProject(of(atlantis), project)).toBe(atlantis);
  });

  it('leaves a project the version of Terraform that it has', () => {
    const project = { name: 'a', dir: 'a', terraform_version: 'v1.12.0' };
    const without = 'version: 3\nprojects:\n  - name: a\n    dir: a\n';
    const older = `${without}    terraform_version: v1.11.4\n`;
    for (const text of [without, older]) {
      expect(upsertAtlantisProject(of(text), project)).toBe(text);
    }
    const empty = 'version: 3\nprojects: []\n';
    expect(upsertAtlantisProject(of(empty), project)).toContain('v1.12.0');
  });

  it.each([
    [
      { name: 'authhub-api-prod', dir: 'stacks/x', workflow: 'w' },
      'atlantis.yaml:10:5: The project "authhub-api-prod" is there with other values: dir is "./stacks/authhub/api/prod/" (wanted: "stacks/x"); workflow is missing (wanted: "w"). Decide by hand which are right.',
    ],
    [
      { name: 'other', dir: 'shared/prod/network/' },
      'atlantis.yaml:15:5: The project "other" is there with other values: name is "network-prod" (wanted: "other"). Decide by hand which are right.',
    ],
  ])('keeps a project of other values: %j', (project, message) => {
    expect(() => upsertAtlantisProject(of(atlantis), project)).toThrow(
      expect.objectContaining({ name: 'EditConflict', message }),
    );
  });

  it('tells workspaces apart', () => {
    const text = 'projects:\n- dir: a\n';
    expect(
      parse(upsertAtlantisProject(of(text), { dir: 'a', workspace: 'w' })),
    ).toEqual({ projects: [{ dir: 'a' }, { dir: 'a', workspace: 'w' }] });
    expect(upsertAtlantisProject(of(text), { dir: './a' as string })).toBe(
      text,
    );
  });

  it('loses a project with its comment', () => {
    const text = removeAtlantisProject(of(atlantis), {
      name: 'authhub-api-prod',
      dir: 'any',
    });
    expect(text).toBe(
      atlantis.replace(/ {2}# Reviewed[^]*(?= {2}- dir: shared)/, ''),
    );
    const again = { name: 'authhub-api-prod', dir: 'any' };
    expect(removeAtlantisProject(of(text), again)).toBe(text);
  });

  it.each([
    [
      { name: 'authhub-api-dev', dir: '.' },
      /^atlantis\.yaml:9:5: Another project depends on "authhub-api-dev"/,
    ],
  ])('keeps what others need: %j', (key, message) => {
    expect(() => removeAtlantisProject(of(atlantis), key)).toThrow(message);
  });

  it('keeps what an alias uses', () => {
    const text = atlantis.replace(/ +depends_on.*\n/, '');
    const key = { name: 'authhub-api-dev', dir: '.' };
    expect(() => removeAtlantisProject(of(text), key)).toThrow(
      /&autoplan, which \*autoplan uses elsewhere/,
    );
  });

  it('takes names that look like other things as text', () => {
    const names = ['yes', '1e3', '__proto__', '"; }', '${x}', 'a: b', '한국'];
    const text = names.reduce(
      (before, name) =>
        upsertAtlantisProject(of(before), { name, dir: `d/${name}` }),
      'version: 3\nprojects: []\n',
    );
    const read = parse(text).projects.map((p: { name: string }) => p.name);
    expect(read).toEqual(expect.arrayContaining(names));
  });

  it('reads aliases that many projects share', () => {
    const many = Array.from(
      { length: 500 },
      (_, n) => `- {name: p${n}, dir: d${n}, autoplan: *a}\n`,
    ).join('');
    const text = `x: &a {enabled: true}\nprojects:\n${many}`;
    const added = upsertAtlantisProject(of(text), { name: 'z', dir: 'z' });
    expect(added).toBe(`${text}- name: z\n  dir: z\n`);
  });

  it('refuses a project that multiplies by aliases', () => {
    const levels = Array.from(
      { length: 12 },
      (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]\n`,
    ).join('');
    const text = `l0: &l0 x\n${levels}projects:\n- name: a\n  x: *l12\n`;
    expect(() =>
      upsertAtlantisProject(of(text), { name: 'z', dir: 'z' }),
    ).toThrow(/projects\[0\] cannot be read: Excessive alias count/);
  });
});

describe('infracost.yml', () => {
  const text = 'version: 0.1\n\nprojects:\n  - path: a # c\n    name: A\n';

  it('gets and loses a project', () => {
    const project = { path: 'b', name: 'B', usage_file: 'b/usage.yml' };
    const added = upsertInfracostProject(of(text), project);
    expect(added).toBe(
      `${text}  - path: b\n    name: B\n    usage_file: b/usage.yml\n`,
    );
    expect(upsertInfracostProject(of(added), project)).toBe(added);
    expect(removeInfracostProject(of(added), project)).toBe(text);
    expect(removeInfracostProject(of(text), project)).toBe(text);
  });

  it('keeps a project of other values', () => {
    const file = 'infracost.yml';
    expect(() =>
      upsertInfracostProject({ file, text }, { path: 'x', name: 'A' }),
    ).toThrow(/^infracost\.yml:4:5: .*path is "a" \(wanted: "x"\)/);
  });
});

describe('kustomization.yaml', () => {
  const text = `resources:
- a.yaml
- c.yaml

images:
- name: ghcr.io/acme/api # bumped by CI
  newTag: "1.0"
`;

  it('gets and loses resources', () => {
    const added = addKustomizationEntry(of(text), 'resources', 'b.yaml');
    expect(added).toBe(text.replace('- c', '- b.yaml\n- c'));
    expect(addKustomizationEntry(of(added), 'resources', 'b.yaml')).toBe(added);
    expect(removeKustomizationEntry(of(added), 'resources', 'b.yaml')).toBe(
      text,
    );
    expect(removeKustomizationEntry(of(text), 'crds', 'b.yaml')).toBe(text);
  });

  it('gets the tag of an image', () => {
    const image = { name: 'ghcr.io/acme/api', newTag: '1.10' };
    expect(setKustomizationImage(of(text), image)).toBe(
      text.replace('"1.0"', '"1.10"'),
    );
    const digest = { name: 'ghcr.io/acme/api', digest: 'sha256:00' };
    expect(setKustomizationImage(of(text), digest)).toBe(
      `${text}  digest: sha256:00\n`,
    );
    expect(setKustomizationImage(of(text), { name: 'x', newTag: '2' })).toBe(
      `${text}- name: x\n  newTag: "2"\n`,
    );
  });

  it('gets a patch, once', () => {
    const patch = {
      patch: '- op: remove\n  path: /spec\n',
      target: { kind: 'Deployment' },
    };
    const added = addKustomizationPatch(of(text), patch);
    expect(added).toBe(`${text}
patches:
- patch: |
    - op: remove
      path: /spec
  target:
    kind: Deployment
`);
    expect(addKustomizationPatch(of(added), patch)).toBe(added);
  });
});
