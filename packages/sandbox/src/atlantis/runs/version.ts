import type { Command } from '../comments/parse';
import { renderResults } from '../comments/render';
import { namedProjects, touchedProjects } from '../config/projects';
import { isTargeted } from './plan';
import { comment, configAt, Run } from './run';

/** What the stand-in plans like. */
const VERSION = 'Terraform v1.11.4';

/** `atlantis version`. */
export async function version(run: Run, command: Command) {
  const { shop, repo, pull } = run;
  const { config, checkout, hasFile } = await configAt(
    shop,
    repo,
    pull.head.sha,
    pull.base.ref,
  );
  const projects = isTargeted(command)
    ? namedProjects(config, command, hasFile, shop.settings)
    : touchedProjects(
        config,
        await shop.github.files(repo, pull.number),
        shop.settings,
        dir => checkout.hasFolder(dir),
      );
  const results = projects.map(project => ({ project, version: VERSION }));
  await comment(run, renderResults('Version', results), 'version');
}
