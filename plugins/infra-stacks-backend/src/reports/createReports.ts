import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { RepositoryRef } from '@infra-portal/infra-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import type { Inbox } from '../database';
import { refOf, type RunMessage } from '../runs';
import type { StackIndex } from '../readModel';
import { InboxWorker } from '../webhooks';
import { createReportRouter } from './createReportRouter';
import { LostJobs } from './LostJobs';
import { readReportSecrets } from './readReportSecrets';
import {
  ReportIntake,
  type ReportIntakeOptions,
  type ReportMessage,
} from './ReportIntake';
import { ReportReader } from './ReportReader';

export interface CreateReportsOptions {
  config: RootConfigService;
  inbox: Inbox;
  knex: Knex;
  index: Pick<StackIndex, 'current'>;
  logger: LoggerService;
  repositories: readonly RepositoryRef[];
  runs: { take(message: RunMessage): Promise<void> };
  drift?: ReportIntakeOptions['drift'];
}

/** Everything about reports of CI, put together. */
export function createReports(options: CreateReportsOptions): {
  router: Router;
  worker: InboxWorker<ReportMessage>;
  lost: LostJobs;
} {
  const { config, inbox, logger, repositories, index } = options;
  const secrets = readReportSecrets(config, repositories);
  const intake = new ReportIntake(options);
  const worker = new InboxWorker<ReportMessage>({
    inbox,
    lane: 'reports',
    logger,
    handle: message => intake.take(message),
  });
  const app = (config.getOptionalString('app.baseUrl') ?? '').replace(
    /\/+$/,
    '',
  );
  const router = createReportRouter({
    reader:
      secrets.length > 0 ? new ReportReader(secrets, repositories) : undefined,
    async keep(deliveryId, message) {
      await inbox.add(deliveryId, JSON.stringify(message), 'reports');
      worker.wake();
    },
    urls: {
      run: id => `${app}/stacks/-/runs/${id}`,
      async stack(repository, dir, workspace) {
        const ref = refOf(repository, dir, workspace);
        const { stacks } = await index.current();
        const found = stacks.find(({ summary }) => summary.ref === ref);
        return `${app}/stacks${found ? `/${found.summary.name}` : ''}`;
      },
    },
  });
  return { router, worker, lost: new LostJobs(options) };
}
