import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findTerraform } from '../findTerraform';
import { PlanRequest, planStack } from '../planStack';
import { memoryTree } from '../tree';

export const terraform = findTerraform();
/** CI has Terraform, so there its absence is a failure. */
export const withTerraform =
  terraform || process.env.CI ? describe : describe.skip;

const MODULE = `
variable "name" { type = string }
resource "aws_sqs_queue" "this" { name = var.name }
output "arn" { value = aws_sqs_queue.this.arn }
`;
export const SOURCE =
  'git::https://github.com/acme/infrastructure.git//modules/sqs?ref=sqs/v1.0.0';
export const STACK = `
terraform {
  backend "s3" {
    bucket = "state"
    key    = "stacks/a"
  }
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 6.0" }
  }
}
provider "aws" {
  region = "ap-northeast-2"
}
data "terraform_remote_state" "network" {
  backend = "s3"
  config = {
    bucket = "state"
    key    = "network"
  }
}
module "queue" {
  source = "${SOURCE}"
  name   = "\${terraform.workspace}-queue"
}
resource "aws_sqs_queue" "other" {
  name              = data.terraform_remote_state.network.outputs.name
  kms_master_key_id = var.key
}
variable "key" {
  type = string
}
`;

export function plan(
  files: Record<string, string>,
  request: Partial<PlanRequest> = {},
) {
  return planStack({
    tree: memoryTree(new Map(Object.entries(files))),
    folder: 'stacks/a',
    trusted: true,
    terraformPath: terraform?.path,
    ...request,
  });
}

export const one = (text: string, request?: Partial<PlanRequest>) =>
  plan({ 'stacks/a/main.tf': text }, request);

export const workFolders = () =>
  readdirSync(os.tmpdir()).filter(name =>
    name.startsWith(`infra-plan-${process.pid}-`),
  );

/** A repository with the module `sqs`, tagged `sqs/v1.0.0`. */
export function moduleRepository(): string {
  const repository = mkdtempSync(path.join(os.tmpdir(), 'plan-test-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, ...args], { stdio: 'ignore' });
  git('init', '-q', '-b', 'main');
  mkdirSync(`${repository}/modules/sqs`, { recursive: true });
  writeFileSync(`${repository}/modules/sqs/main.tf`, MODULE);
  git('add', '.');
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  git(...who, 'commit', '-qm', 'one');
  git('tag', 'sqs/v1.0.0');
  return repository;
}
