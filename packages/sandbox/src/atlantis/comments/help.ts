import type { CommandName } from './parse';

/** What `atlantis help` is answered with. */
export const HELP = `\`\`\`cmake
atlantis
Terraform Pull Request Automation

Usage:
  atlantis <command> [options] -- [terraform options]

Commands:
  plan     Runs 'terraform plan' for the changes in this pull request.
           To plan a specific project, use the -d, -w and -p flags.
  apply    Runs 'terraform apply' on all unapplied plans from this pull request.
           To only apply a specific plan, use the -d, -w and -p flags.
  cancel   Cancels all queued commands for this pull request.
           Already running commands are not interrupted.
  unlock   Removes all atlantis locks and discards all plans for this PR.
           To unlock a specific plan you can use the Atlantis UI.
  approve_policies
           Approves all current policy checking failures for the PR.
  version  Print the output of 'terraform version'
  help     View help.

Flags:
  -h, --help   help for atlantis

Use "atlantis [command] --help" for more information about a command.
\`\`\``;

const TARGETS = `  -d, --dir string         Directory, relative to the root of the repository.
  -p, --project string     Project of the repository's config file.
      --verbose            Append Atlantis log to comment.
  -w, --workspace string   Terraform workspace.
`;

/** The flags of a command. */
export function usageOf(name: CommandName): string {
  const flags = name === 'unlock' || name === 'cancel' ? '' : TARGETS;
  return `Usage of ${name}:\n${flags}`;
}
