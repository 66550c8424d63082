import { useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AtlantisCommand,
  CommandOutcome,
  CommandReason,
  CommandRefusal,
  ServiceRequest,
} from '@infra-portal/infra-common';
import { errorKind, randomUuid } from '@infra-portal/infra-react';
import { commandRefusalOf, goldenPathApiRef, useGitHubToken } from '../api';

/** Why Atlantis was not asked. */
export interface CommandProblem {
  kind: CommandRefusal | 'popup' | 'notAllowed' | 'other';
  reason?: CommandReason;
}

export interface CommandState {
  /** Under way now. */
  running?: AtlantisCommand;
  /** What was asked last. */
  outcome?: CommandOutcome & { body: string };
  problem?: CommandProblem;
  run(command: AtlantisCommand, project?: string): Promise<void>;
}

/** The comment that a command becomes; the server makes it of the same words. */
export const commentOf = (
  executable: string,
  command: AtlantisCommand,
  project?: string,
) => `${executable} ${command}${project ? ` -p ${project}` : ''}`;

function problemOf(error: Error): CommandProblem {
  const found = commandRefusalOf(error);
  if (found) return { kind: found.refusal, reason: found.reason };
  if ((error as { statusCode?: number }).statusCode === 429) {
    return { kind: 'rate-limited' };
  }
  return {
    kind: errorKind(error) === 'not-allowed' ? 'notAllowed' : 'other',
  };
}

/**
 * Asks Atlantis with the person's own token of GitHub, which is fetched for each
 * press and kept nowhere; one at a time.
 */
export function useCommand(request: ServiceRequest): CommandState {
  const api = useApi(goldenPathApiRef);
  const { tokenOf } = useGitHubToken();
  const [running, setRunning] = useState<AtlantisCommand>();
  const [outcome, setOutcome] = useState<CommandState['outcome']>();
  const [problem, setProblem] = useState<CommandProblem>();

  const run = async (command: AtlantisCommand, project?: string) => {
    const { pullRequest, atlantis } = request;
    if (running || !pullRequest || !atlantis) return;
    setRunning(command);
    setProblem(undefined);
    setOutcome(undefined);
    const key = randomUuid();
    try {
      const token = await tokenOf();
      if (!token) {
        setProblem({ kind: 'popup' });
        return;
      }
      const done = await api.command(request.id, {
        ...{ command, key, token, head: pullRequest.head },
        ...(project && { project }),
      });
      const body = commentOf(atlantis.executable, command, project);
      setOutcome({ ...done, body });
    } catch (error) {
      setProblem(problemOf(toError(error)));
    } finally {
      setRunning(undefined);
    }
  };
  return { running, outcome, problem, run };
}
