import type { Standards } from '@infra-portal/infra-common';
import { BACKEND, codes, find } from './__testUtils__/find';

const workflow = (command: string) =>
  `jobs:\n  x:\n    steps:\n      - run: |\n          cd terraform\n          ${command}\n`;
const runnerWith = (command: string) =>
  find({ '.github/workflows/x.yml': workflow(command) }).runner;

it('is GitHub Actions where a workflow applies', () => {
  for (const command of [
    'terraform apply -auto-approve',
    'terraform -chdir=terraform/dev apply x.tfplan',
    'node report.mjs apply -- tofu apply x.tfplan',
    'terragrunt run-all apply',
  ]) {
    expect([command, runnerWith(command)]).toEqual([command, 'github-actions']);
  }
  for (const command of [
    'terraform fmt -check',
    'terraform plan',
    'kubectl apply -f x && terraform validate',
    'echo terraform; ./apply',
  ]) {
    expect([command, runnerWith(command)]).toEqual([command, undefined]);
  }
  const elsewhere = { 'docs/x.yml': workflow('terraform apply') };
  expect(find(elsewhere).runner).toBeUndefined();
});

it('is Atlantis where it has a file, and what portal.yaml says above all', () => {
  const files = {
    'a/main.tf': BACKEND,
    'b/main.tf': BACKEND,
    'atlantis.yaml': 'projects:\n  - dir: a\n',
    '.github/workflows/x.yml': workflow('terraform apply'),
  };
  const found = find(files);
  expect(found.runner).toBe('atlantis');
  expect(codes(found).join()).toContain('stack-without-atlantis b/main.tf');
  const said = find(files, {
    standards: { runner: 'github-actions', environments: {} } as Standards,
  });
  expect(said.runner).toBe('github-actions');
  // What an atlantis.yaml that nobody reads says is no finding.
  expect(codes(said).join()).not.toContain('atlantis');
});
