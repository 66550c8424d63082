import type { AuthService } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotAllowedError } from '@backstage/errors';
import {
  serviceCreatePermission,
  serviceReadPermission,
} from '@infra-portal/infra-common';
import type { AuthorizedPreviews } from '../authorization/AuthorizedPreviews';
import type { AuthorizedRequests } from '../authorization/AuthorizedRequests';
import { parseRepository } from '../repository/repositoryName';

export interface ServiceActionsOptions {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
  previews: AuthorizedPreviews;
  requests: AuthorizedRequests;
}

const INTENT = [
  'The data of service.yaml. Needed: version (1), product, service, description,',
  'owner (group:default/<team>), costCenter, goldenPath {name, version} and',
  'environments, such as {dev: {}, prod: {}}. Usual: image with its registry, port,',
  'ingress {kind: public|internal|none, host}, database {engine}, cache {}, buckets,',
  'queues, secrets (by reference, never a value), budget in USD per month.',
].join(' ');

/** Names a change in its branch. */
const SLUG = /^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/;

/** More of one gate help no model. */
const MOST_FINDINGS = 20;

const CHANGE =
  'create for a new service; a short slug such as more-memory for a change of one that exists.';
const REPOSITORY =
  'Infrastructure repository as host/owner/name. Leave out for the default one.';

/** Actions for agents: looking at a service that could be, and asking for it. */
export function registerServiceActions(options: ServiceActionsOptions): void {
  registerPreview(options);
  registerCreate(options);
}

function registerPreview({ actionsRegistry, previews }: ServiceActionsOptions) {
  actionsRegistry.register({
    name: 'preview-service',
    title: 'Preview a service',
    description:
      'Shows what a new or changed service would bring, without making anything: gates with findings, changed files, environments, reviewers, and the digest that create-service needs. Call it first, mend what the findings say at the named fields, and call it again until no gate has failed. Then show the consequences to the person who asked.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    visibilityPermission: serviceReadPermission,
    schema: {
      input: z =>
        z.object({
          intent: z.record(z.any()).describe(INTENT),
          change: z.string().regex(SLUG).default('create').describe(CHANGE),
          repository: z.string().optional().describe(REPOSITORY),
          plan: z
            .boolean()
            .default(false)
            .describe('Also makes the simulated Terraform plan; seconds.'),
        }),
      output: z =>
        z.object({
          digest: z
            .string()
            .optional()
            .describe('Absent while nothing can be proposed.'),
          gates: z.array(
            z.object({
              id: z.string(),
              status: z.enum(['passed', 'warning', 'failed', 'not-run']),
              reason: z.string().optional(),
              findings: z.array(
                z.object({
                  severity: z.string(),
                  message: z.string(),
                  remedy: z.string().optional(),
                  field: z.string().optional(),
                  file: z.string().optional(),
                  line: z.number().optional(),
                }),
              ),
            }),
          ),
          files: z.array(
            z.object({
              path: z.string(),
              state: z.string(),
              added: z.number(),
              removed: z.number(),
            }),
          ),
          application: z
            .object({
              repository: z.string(),
              state: z.string(),
              files: z.array(z.string()),
            })
            .optional()
            .describe(
              'The second pull request, to the repository that the service is built from; state new: the repository is made first.',
            ),
          environments: z.array(
            z.object({ name: z.string(), url: z.string().optional() }),
          ),
          reviewers: z.array(z.string()),
        }),
    },
    async action({ input, credentials }) {
      const { repository, ...wanted } = input;
      const made = await previews.preview(credentials, {
        ...wanted,
        repository: repository ? parseRepository(repository) : undefined,
      });
      return {
        output: {
          digest: made.digest,
          gates: made.gates.map(({ id, status, reason, findings }) => ({
            id,
            status,
            reason: reason?.en,
            findings: findings.slice(0, MOST_FINDINGS).map(finding => ({
              severity: finding.severity,
              message: finding.message.en,
              remedy: finding.remedy?.en,
              field: finding.field?.join('.'),
              file: finding.file,
              line: finding.line,
            })),
          })),
          files: made.files.map(({ path, state, added, removed }) => ({
            ...{ path, state, added, removed },
          })),
          ...(made.application && {
            application: {
              repository: made.application.repository,
              state: made.application.state,
              files: made.application.files.map(({ path }) => path),
            },
          }),
          environments: made.environments.map(({ name, url }) => ({
            name,
            url,
          })),
          reviewers: made.review?.owners.map(({ owner }) => owner) ?? [],
        },
      };
    },
  });
}

function registerCreate({
  actionsRegistry,
  auth,
  requests,
}: ServiceActionsOptions) {
  actionsRegistry.register({
    name: 'create-service',
    title: 'Create a service',
    description:
      'Opens the pull request of a service, or updates the one that is open; nothing is applied, people review and merge it. Call preview-service first and pass its digest: it says which consequences were seen. When they are no longer the same this ends with a ConflictError; preview again. Sending the same twice gives the same pull request. Needs a signed-in person; ask them before calling.',
    attributes: { readOnly: false, idempotent: true, destructive: false },
    visibilityPermission: serviceCreatePermission,
    schema: {
      input: z =>
        z.object({
          intent: z.record(z.any()).describe(INTENT),
          digest: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .describe('digest of preview-service for the same intent.'),
          change: z.string().regex(SLUG).default('create').describe(CHANGE),
          repository: z.string().optional().describe(REPOSITORY),
          draft: z.boolean().default(false).describe('As a draft.'),
          note: z
            .string()
            .max(2000)
            .optional()
            .describe('A word to the reviewers.'),
        }),
      output: z =>
        z.object({
          id: z.string().describe('Id of the request.'),
          state: z.string(),
          url: z.string().optional().describe('Of the pull request.'),
          created: z.boolean().describe('False when it was there.'),
        }),
    },
    async action({ input, credentials }) {
      if (!auth.isPrincipal(credentials, 'user')) {
        throw new NotAllowedError(
          'A service is asked for by a person: call this with the credentials of a user.',
        );
      }
      const { repository, ...order } = input;
      const { request, created } = await requests.submit(credentials, {
        ...order,
        repository: repository ? parseRepository(repository) : undefined,
      });
      const { id, state, pullRequest } = request;
      return { output: { id, state, url: pullRequest?.url, created } };
    },
  });
}
