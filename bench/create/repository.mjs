import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { importCommit } from '../lib/fastImport.mjs';
import { git, stackFiles } from '../lib/stackRepository.mjs';

const STARTER = fromRoot('templates/infrastructure');

/** Raise it when what is made below changes. */
const EDITION = 2;

/** Entity refs of the teams that own the products, in turn. */
export const TEAMS = Array.from(
  { length: 25 },
  (_, number) => `group:default/team-${number}`,
);

/**
 * Makes a bare repository, if it is not there yet: the starter's files with so
 * many stacks of services, four to a service, which also stand in `service.yaml`,
 * `atlantis.yaml` and `infracost.yml`, and the tags of the modules.
 */
export async function makeServiceRepository(folder, stacks) {
  const done = `${folder}/made-by-bench-create-${EDITION}`;
  if (fs.existsSync(done)) return;
  fs.rmSync(folder, { recursive: true, force: true });
  await git(['init', '--quiet', '--bare', '--initial-branch=main', folder]);
  await importCommit(folder, {
    head: 'commit refs/heads/main\ncommitter Bench <bench@localhost> 0 +0000\ndata 5\nbench\n',
    files: filesOf(stacks),
    rest: releases()
      .map(tag => `\nreset refs/tags/${tag}\nfrom refs/heads/main\n`)
      .join(''),
  });
  fs.writeFileSync(done, '');
}

function* filesOf(stacks) {
  const lists = { 'atlantis.yaml': '', 'infracost.yml': '' };
  for (let number = 0; number < stacks; number += 1) {
    const files = stackFiles(number);
    yield* Object.entries(files);
    const dir = path.posix.dirname(Object.keys(files)[0]);
    const [, product, service, environment] = dir.split('/');
    if (number % 4 === 0) {
      yield [
        `stacks/${product}/${service}/service.yaml`,
        intentOf(product, service, TEAMS[Math.floor(number / 20) % 25]),
      ];
    }
    lists['atlantis.yaml'] += `  - name: ${product}-${service}-${environment}
    dir: ${dir}
    execution_order_group: 10
    autoplan:
      when_modified: ["*.tf"]
`;
    lists['infracost.yml'] += `  - path: ${dir}
    name: ${dir}
    usage_file: infracost-usage.yml
`;
  }
  for (const file of fs.readdirSync(STARTER, { recursive: true })) {
    const whole = path.join(STARTER, file);
    if (!fs.statSync(whole).isFile()) continue;
    const text = fs.readFileSync(whole, 'utf8');
    yield [file, text.replace(/\n*$/, '\n') + (lists[file] ?? '')];
  }
}

const intentOf = (product, service, owner) => `version: 1
product: ${product}
service: ${service}
description: Number of its product, made for the bench
owner: ${owner}
costCenter: CC-2100
goldenPath:
  name: ecs-fargate
  version: 1.0.0
image: ghcr.io/acme/${product}-${service}:1.0.0
port: 8080
ingress:
  kind: public
  host: ${product}-${service}
environments:
  dev: {}
  stg: {}
  prod: {}
`;

/** Tags of the modules as they stand. */
function releases() {
  const folder = path.join(STARTER, 'modules');
  return fs.readdirSync(folder).flatMap(name => {
    const file = path.join(folder, name, 'CHANGELOG.md');
    const version = /^## \[?v?(\d+\.\d+\.\d+)/m.exec(
      fs.readFileSync(file, 'utf8'),
    )?.[1];
    return version ? [`${name}/v${version}`] : [];
  });
}

/** Answers of the form for a service that is not there yet. */
export const answersFor = (service, more = {}) => ({
  version: 1,
  product: 'authhub',
  service,
  description: 'Hands out tokens',
  owner: 'group:default/developers',
  costCenter: 'CC-2100',
  goldenPath: { name: 'ecs-fargate', version: '1.0.0' },
  image: 'ghcr.io/acme/tokens:1.0.0',
  port: 8080,
  ingress: { kind: 'public', host: service },
  environments: { dev: {}, stg: {}, prod: {} },
  ...more,
});
