/** Where nobody answers: plugins must live with a repository that cannot be read. */
const NOWHERE = 'http://localhost:9/acme/infrastructure';

const ADD = /^yarn --cwd packages\/(app|backend) add (\S+)$/gm;
const LINE = /^backend\.add\(import\('[^']+'\)\);$/gm;
const YAML = /^```yaml\n([^]*?)^```$/m;
const PLACEHOLDER = /https:\/\/github\.com\/<owner>\/<name>/g;

/**
 * What the section "Install" of a README tells to do.
 * @returns {{app: string[], backend: string[], lines: string[],
 *   configuration: string}} packages of the two folders, lines of the
 *   backend's `index.ts`, and what `app-config.yaml` needs
 * @throws Error when it does not tell that
 */
export function installSteps(readme) {
  const section = /^## Install\n([^]*?)(?=^## |$(?![^]))/m.exec(readme)?.[1];
  if (!section) throw new Error('The README has no section "Install".');
  const added = [...section.matchAll(ADD)];
  const packagesOf = folder =>
    added.filter(([, where]) => where === folder).map(([, , name]) => name);
  const steps = {
    app: packagesOf('app'),
    backend: packagesOf('backend'),
    lines: section.match(LINE) ?? [],
    configuration: (YAML.exec(section)?.[1] ?? '').replace(
      PLACEHOLDER,
      NOWHERE,
    ),
  };
  for (const part of ['app', 'backend', 'lines']) {
    if (steps[part].length === 0) throw new Error(missing(part));
  }
  return steps;
}

function missing(part) {
  const wanted = {
    app: 'a line "yarn --cwd packages/app add <package>"',
    backend: 'a line "yarn --cwd packages/backend add <package>"',
    lines: `a line "backend.add(import('<package>'));"`,
  };
  return `The section "Install" of the README has not ${wanted[part]}.`;
}
