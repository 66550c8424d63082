import type { Command } from '../comments/parse';
import { namedProjects } from '../config/projects';
import { ProjectConfig, unnamedProject } from '../config/repoConfig';
import type { ProjectState } from '../store';
import { isTargeted } from './plan';
import type { Config, Run } from './run';

export const isOf = (state: ProjectState, project: ProjectConfig) =>
  state.dir === project.dir &&
  state.workspace === project.workspace &&
  state.project === project.name;

/** The projects that a command names, or all that have plans. */
export function plannedProjects(
  run: Run,
  { config, hasFile }: Config,
  command: Command,
): ProjectConfig[] {
  const { settings, store } = run.shop;
  if (isTargeted(command)) {
    return namedProjects(config, command, hasFile, settings);
  }
  return store
    .projects(run.repo, run.pull.number)
    .filter(({ has_plan }) => has_plan === 1)
    .map(
      state =>
        config.projects.find(project => isOf(state, project)) ??
        unnamedProject(state.dir, state.workspace, settings),
    )
    .sort((a, b) => a.group - b.group);
}
