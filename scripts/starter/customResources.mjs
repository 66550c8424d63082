import { z } from 'zod';

/**
 * The custom resources that golden paths write, strictly: a member that is not
 * listed here is a mistake, or an addition to be looked up first.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/
 */

const text = z.string().min(1);
const label = z
  .string()
  .max(63)
  .regex(/^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/);
const name = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/);
const duration = z.string().regex(/^(\d+(ms|s|m|h))+$/);

const metadata = z.strictObject({
  name,
  namespace: name.optional(),
  labels: z.record(text, label).optional(),
  annotations: z.record(text, z.string()).optional(),
});

const resource = (apiVersion, kind, spec) =>
  z.strictObject({
    apiVersion: z.literal(apiVersion),
    kind: z.literal(kind),
    metadata,
    spec,
  });

const externalSecret = resource(
  'external-secrets.io/v1',
  'ExternalSecret',
  z.strictObject({
    refreshInterval: duration,
    secretStoreRef: z.strictObject({
      kind: z.enum(['SecretStore', 'ClusterSecretStore']),
      name,
    }),
    target: z.strictObject({ name }),
    data: z
      .array(
        z.strictObject({
          // As keys of secrets are.
          secretKey: z.string().regex(/^[-._a-zA-Z0-9]{1,253}$/),
          remoteRef: z.strictObject({ key: text, property: text.optional() }),
        }),
      )
      .min(1),
  }),
);

const serviceMonitor = resource(
  'monitoring.coreos.com/v1',
  'ServiceMonitor',
  z.strictObject({
    selector: z.strictObject({ matchLabels: z.record(text, label) }),
    endpoints: z
      .array(
        z.strictObject({
          port: text,
          path: z.string().startsWith('/'),
          interval: duration,
        }),
      )
      .min(1),
  }),
);

const generator = z.union([
  z.strictObject({
    list: z.strictObject({
      elements: z.array(z.record(text, text)).min(1),
    }),
  }),
  z.strictObject({
    git: z.strictObject({
      repoURL: z.url(),
      revision: text,
      directories: z.array(z.strictObject({ path: text })).min(1),
    }),
  }),
]);

const application = z.strictObject({
  metadata: z.strictObject({ name: text }),
  spec: z.strictObject({
    project: name,
    source: z.strictObject({
      repoURL: z.url(),
      targetRevision: text,
      path: text,
    }),
    destination: z
      .strictObject({
        name: text.optional(),
        server: z.url().optional(),
        namespace: text,
      })
      .refine(
        each => (each.name === undefined) !== (each.server === undefined),
      ),
    syncPolicy: z.strictObject({
      automated: z.strictObject({
        prune: z.boolean(),
        selfHeal: z.boolean(),
      }),
      syncOptions: z.array(z.string().regex(/^[A-Z]\w+=(true|false)$/)),
    }),
  }),
});

const applicationSet = resource(
  'argoproj.io/v1alpha1',
  'ApplicationSet',
  z.strictObject({
    goTemplate: z.literal(true),
    goTemplateOptions: z.tuple([z.literal('missingkey=error')]),
    generators: z.array(generator).min(1),
    template: application,
  }),
);

const KNOWN = new Map(
  [externalSecret, serviceMonitor, applicationSet].map(schema => [
    `${schema.shape.apiVersion.value}/${schema.shape.kind.value}`,
    schema,
  ]),
);

const keyOf = ({ apiVersion, kind }) => `${apiVersion}/${kind}`;

/** Whether a manifest is one that Kubernetes itself does not know. */
export const isCustom = manifest => KNOWN.has(keyOf(manifest));

/** What is wrong with the manifest of a custom resource. */
export function customComplaints(manifest) {
  const result = KNOWN.get(keyOf(manifest)).safeParse(manifest);
  return (result.error?.issues ?? []).map(
    ({ path, message }) =>
      `${manifest.kind} ${manifest.metadata?.name}: ${path.join(
        '.',
      )}: ${message}`,
  );
}
