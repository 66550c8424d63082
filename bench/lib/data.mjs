import fs from 'node:fs';

const ENVIRONMENTS = ['dev', 'stg', 'prod', 'shared'];
const REGIONS = ['eu-west-1', 'us-east-1', 'ap-northeast-2'];

/**
 * A catalog of products for the bench: for every product one System, nine
 * Components (`stack-…`) and their Resources, owned by 25 teams in turn. The
 * same number gives the same entities.
 */
export function entities(count) {
  const all = [];
  for (let product = 0; all.length < count; product++) {
    const system = `product-${String(product).padStart(5, '0')}`;
    const owner = `group:default/team-${product % 25}`;
    all.push(entity('System', system, 0, { owner }));
    for (let i = 0; i < 9; i++) {
      const stack = `stack-${String(product).padStart(5, '0')}-${i}`;
      const resource = `${stack}-state`;
      all.push(
        entity('Component', stack, i, {
          type: 'terraform-stack',
          lifecycle: 'production',
          owner,
          system,
          dependsOn: [`resource:default/${resource}`],
        }),
        entity('Resource', resource, i, { type: 'state', owner, system }),
      );
    }
  }
  return all.slice(0, count);
}

function entity(kind, name, index, spec) {
  const environment = ENVIRONMENTS[index % ENVIRONMENTS.length];
  const region = REGIONS[index % REGIONS.length];
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      title: `${kind} ${name}`,
      description: `Number ${index} of its product, made for the bench`,
      labels: { environment, region },
      tags: [environment, region],
    },
    spec,
  };
}

/** Writes the entities as one file a catalog location can read. */
export function writeEntities(file, count) {
  const documents = entities(count).map(each => JSON.stringify(each));
  fs.writeFileSync(file, `${documents.join('\n---\n')}\n`);
}
